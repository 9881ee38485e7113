// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Code on secrets that optimisers like to move into other functions: the same
// statements several times, identical functions, a rare path, an early exit in
// front of a long body, an argument that is always the same, one that nobody
// reads, one that could be passed by value. Included by tests that differ in the
// flags alone.

#include "../../Inputs/residue.h"

// More than four: the rare path runs. A profile is made without it.
#ifndef RARE
#define RARE 5
#endif

// Two identical functions, and a public one like them.
static NOINLINE uint64_t mix_a(const uint64_t *w, uint64_t x) {
  uint64_t t[6];
  for (int i = 0; i < 6; i++)
    t[i] = rotl64(w[i & 3] ^ x, 7 + i) * 0x9e3779b97f4a7c15u;
  return t[0] ^ t[1] * t[2] ^ t[3] ^ t[4] * t[5];
}

static NOINLINE uint64_t mix_b(const uint64_t *w, uint64_t x) {
  uint64_t t[6];
  for (int i = 0; i < 6; i++)
    t[i] = rotl64(w[i & 3] ^ x, 7 + i) * 0x9e3779b97f4a7c15u;
  return t[0] ^ t[1] * t[2] ^ t[3] ^ t[4] * t[5];
}

static NOINLINE uint64_t mix_public(const uint64_t *w, uint64_t x) {
  uint64_t t[6];
  for (int i = 0; i < 6; i++)
    t[i] = rotl64(w[i & 3] ^ x, 7 + i) * 0x9e3779b97f4a7c15u;
  return t[0] ^ t[1] * t[2] ^ t[3] ^ t[4] * t[5];
}

static __attribute__((cold, noinline)) void rare(const char *why) {
  printf("rare: %s\n", why);
}

// A rare path that computes with the secret.
static NOINLINE uint64_t with_cold_path(const uint64_t *w, int n) {
  uint64_t h = w[0] * 3;
  if (__builtin_expect(n > 4, 0)) {
    uint64_t t[4];
    for (int i = 0; i < 4; i++)
      t[i] = rotl64(w[i] + h, 11 + i) ^ h;
    rare("more than four");
    h ^= t[0] * t[1] + t[2] * t[3];
    rare("still");
    h = rotl64(h ^ w[2], 17) * t[1];
  }
  return h ^ w[3];
}

// An early exit, then a body that is not worth inlining.
static uint64_t with_early_exit(const uint64_t *w, int n) {
  if (n < 2)
    return (uint64_t)n;
  uint64_t h = w[1];
  for (int i = 0; i < n; i++) {
    uint64_t t[4] = {h ^ w[0], rotl64(h, 5) + w[1], h * w[2], w[3] - h};
    for (int j = 0; j < 12; j++)
      t[j & 3] = rotl64(t[(j + 1) & 3], 9) + t[j & 3] * 5;
    h += t[0] ^ t[1] ^ t[2] ^ t[3];
  }
  return h;
}

typedef uint64_t (*step)(const uint64_t *, uint64_t);

// Called with constant functions and numbers: may be specialised.
static NOINLINE uint64_t specialised(const uint64_t *w, step f, int rounds,
                                     int unused) {
  (void)unused;
  uint64_t h = w[2];
  for (int i = 0; i < rounds; i++)
    h = f(w, h + (uint64_t)i) ^ rotl64(h, rounds);
  return h;
}

// Reads one word through the pointer: may be promoted to a value.
static NOINLINE uint64_t promoted(const uint64_t *w) {
  uint64_t a = *w;
  return rotl64(a * 0xff51afd7ed558ccdu, 33) ^ a >> 7;
}

static void first(SECRET const uint64_t *key, unsigned char *out) {
  uint64_t w[4];
  for (int i = 0; i < 4; i++)
    w[i] = rotl64(key[i], 3) ^ 0x0123456789abcdefu;
  uint64_t h = rotl64(w[0] * 0xc2b2ae3d27d4eb4fu ^ w[1], 29) + w[2] * 5;
  h = rotl64(h ^ w[3], 31) * 0x9e3779b97f4a7c15u + promoted(&w[1]);
  store64(out, h ^ mix_a(w, 1) ^ with_cold_path(w, out[63] ? 9 : RARE));
}

static void second(SECRET const uint64_t *key, unsigned char *out) {
  uint64_t w[4];
  for (int i = 0; i < 4; i++)
    w[i] = rotl64(key[i], 3) ^ 0x0123456789abcdefu;
  uint64_t h = rotl64(w[0] * 0xc2b2ae3d27d4eb4fu ^ w[1], 29) + w[2] * 5;
  h = rotl64(h ^ w[3], 31) * 0x9e3779b97f4a7c15u + promoted(&w[2]);
  store64(out + 8, h ^ mix_b(w, 2) ^ with_early_exit(w, out[63] ? 1 : 3) ^
                       with_early_exit(w, 4));
  store64(out + 16, specialised(w, mix_a, 7, 1) ^ specialised(w, mix_b, 5, 2));
}

int main(void) {
  const unsigned char *key = zeroize_audit_begin(32);
  static uint64_t counters[4] = {1, 2, 3, 4};
  unsigned char *out = zeroize_audit_output();
  first((const uint64_t *)(const void *)key, out);
  second((const uint64_t *)(const void *)key, out);
  zeroize_audit_observe();
  printf("%d\n", (int)(mix_public(counters, 5) & 0xff));
  return print_output();
}
