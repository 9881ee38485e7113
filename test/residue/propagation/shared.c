// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Static functions that regions and others call: what they leave is erased by whoever has called them.
// RUN: %residue %s
// RUN: %residue %s --levels=O1,O2 --flags="-fno-omit-frame-pointer -fPIC"
// RUN: %residue %s --levels=O2 --flags="-mavx2 -mno-red-zone"
// RUN: %residue %s --levels=O2 --flags="-fexceptions -fcf-protection=full"
#include "../Inputs/residue.h"

typedef struct {
  uint64_t limbs[6];
} element;

static NOINLINE void multiply(element *r, const element *a, const element *b, int n) {
  uint64_t t[24] = {0};
  for (int i = 0; i < 6; i++)
    for (int j = 0; j < 6; j++)
      t[i + j] += a->limbs[i] * b->limbs[j] + (uint64_t)n;
  __asm__ volatile("" : : "r"(t) : "memory");
  for (int i = 0; i < 6; i++)
    r->limbs[i] = t[i] + 19 * t[i + 6];
}

// More words than there are registers.
static NOINLINE uint64_t combine(uint64_t a, uint64_t b, uint64_t c, uint64_t d, uint64_t e, uint64_t f, uint64_t g, uint64_t h) {
  volatile uint64_t kept[9] = {a, b, c, d, e, f, g, h};
  return rotl64(kept[0] ^ kept[7], 9) * (kept[3] | 1) + (kept[1] ^ kept[2]) * (kept[4] + kept[5] * kept[6]);
}

static NOINLINE void between(element *r, int n) {
  multiply(r, r, r, n);
  if (n & 1)
    multiply(r, r, r, 3);
  r->limbs[n % 6] ^= combine(r->limbs[0], r->limbs[1], r->limbs[2], r->limbs[3], r->limbs[4], r->limbs[5], r->limbs[0], 7);
}

static NOINLINE void read_key(SECRET const unsigned char *k, SECRET element *e) {
  for (int i = 0; i < 6; i++)
    e->limbs[i] = load64(k + 8 * i);
}

static NOINLINE void power(SECRET const unsigned char *k, unsigned char *out) {
  SECRET element e;
  read_key(k, &e);
  for (int i = 0; i < 9; i++) {
    between(&e, i);
    if (i % 3 == 1)
      multiply(&e, &e, &e, i);
  }
  store64(out, e.limbs[0]);
}

// Outsiders: into one a secret flows, and one has nothing secret.
static NOINLINE void passes(const unsigned char *k, unsigned char *out) {
  element e;
  read_key(k, &e);
  multiply(&e, &e, &e, 1);
  store64(out, e.limbs[1] ^ combine(e.limbs[5], e.limbs[4], e.limbs[3], e.limbs[2], e.limbs[1], e.limbs[0], e.limbs[5], e.limbs[4]));
}

static NOINLINE uint64_t public_power(uint64_t n) {
  element e = {{n, n + 1, n + 2, n + 3, n + 4, n + 5}};
  multiply(&e, &e, &e, (int)n);
  return combine(e.limbs[0], 1, 2, 3, 4, 5, 6, n);
}

int main(void) {
  const unsigned char *k = zeroize_audit_begin(48);
  unsigned char *out = zeroize_audit_output();
  power(k, out);
  passes(k, out + 8);
  store64(out + 16, public_power(7));
  zeroize_audit_observe();
  return print_output();
}
