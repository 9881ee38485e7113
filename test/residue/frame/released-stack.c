// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// What inner functions leave below their callers' frames is erased whichever way their caller goes: past them, through one or
// several of them, round a loop any number of times, to one exit or another, to the end of a scope.
// RUN: %residue %s
// RUN: %residue %s --levels=O1,O2 --flags="-fno-omit-frame-pointer -mno-red-zone"
// RUN: %residue %s --levels=O2,O3 --flags="-mllvm -tail-dup-placement-threshold=40"
// RUN: %residue %s --levels=O2,Os --flags="-mllvm -enable-shrink-wrap=false -fno-jump-tables"
#include "../Inputs/residue.h"

static volatile int never;

#define INNER(NAME, WORDS)                                                        \
  static NOINLINE uint64_t NAME(const unsigned char *k) {                         \
    uint64_t w[WORDS];                                                            \
    for (int i = 0; i < WORDS; i++)                                               \
      w[i] = load64(k + 8 * (i % 4)) + (uint64_t)i * 0x9e3779b97f4a7c15u;         \
    __asm__ volatile("" : : "r"(w) : "memory");                                   \
    return w[never] ^ w[WORDS - 1];                                               \
  }
INNER(small, 5)
INNER(medium, 40)
INNER(large, 300)

static NOINLINE uint64_t ways(const unsigned char *k, int n) {
  if (n > 40)
    return 1;
  uint64_t x = 0;
  if (n & 1)
    x += small(k);
  if (n & 2)
    x ^= large(k);
  else if (n & 4)
    return x + medium(k);
  for (int i = 0; i < n / 8; i++) {
    if (i & 1)
      continue;
    x = rotl64(x, 3) + medium(k);
  }
  if (n & 16)
    return x ^ small(k);
  switch (n & 3) {
  case 0:
    x += large(k) * 3;
    break;
  case 1:
    x -= medium(k);
    /* fall through */
  case 2:
    x ^= small(k);
  default:;
  }
  return x;
}

// Not told of anything: it leaves its own frame to its callers, too.
static NOINLINE uint64_t leaves(const unsigned char *k, int n) {
  uint64_t kept[6];
  __asm__ volatile("" : : "r"(kept) : "memory");
  if (n == 3)
    return large(k);
  while (n-- > 0)
    if (medium(k) == 7)
      return 9;
  return small(k);
}

// Has several exits, of which one has used no more than the function itself.
static NOINLINE uint64_t exits(const unsigned char *k, int n) {
  volatile uint64_t kept[4] = {load64(k), 1, 2, load64(k + 8)};
  if (n & 1)
    return large(k) ^ kept[1];
  if (n & 2)
    return kept[0] * kept[3];
  return medium(k) + kept[2] * small(k);
}

static NOINLINE void use(SECRET const unsigned char *k, unsigned char *out) {
  uint64_t x = 0;
  for (int n = 0; n < 44; n++)
    x = rotl64(x, 1) ^ ways(k, n) ^ leaves(k, n % 5) ^ exits(k, n);
  store64(out, x);
}

// One way at a time, each in a region of its own.
static NOINLINE uint64_t once(SECRET const unsigned char *k, int n) { return ways(k, n) + leaves(k, n & 3); }
static NOINLINE uint64_t exits_once(SECRET const unsigned char *k) { return exits(k, 1) ^ exits(k, 2); }

static NOINLINE void observe(const unsigned char *k, int n, unsigned char *out) {
  uint64_t x = once(k, n);
  store64(out, x);
  x = exits_once(k);
  store64(out, x);
  x = 0;
  __asm__ volatile("" : : "r"(x) : "memory");
}

int main(int argc, char **argv) {
  const unsigned char *k = zeroize_audit_begin(32);
  unsigned char *out = zeroize_audit_output();
  use(k, out);
  for (int n = 0; n < 20; n += 3)
    observe(k, n, out + 8);
  (void)argc, (void)argv;
  zeroize_audit_observe();
  return print_output();
}
