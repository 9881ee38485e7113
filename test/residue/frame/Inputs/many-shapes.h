// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// One program of several shapes of frame, compiled by test/residue/frame/*.c under different code
// generation flags: an array, spills, by-value copies, outgoing arguments, a variable length array, a
// call to the C library with a size known at run time, a frame larger than a page.

#include "../../Inputs/residue.h"

struct bundle {
  SECRET uint64_t w[9];
};

static NOINLINE uint64_t by_value(struct bundle b, uint64_t x) {
  permute(b.w, 9, 2);
  return b.w[4] ^ x;
}

static NOINLINE uint64_t outgoing(uint64_t a, uint64_t b, uint64_t c,
                                  uint64_t d, uint64_t e, uint64_t f,
                                  uint64_t g, uint64_t h) {
  return (a ^ e) * (b ^ f) + (c ^ g) * (d ^ h);
}

static uint64_t moving(const uint64_t *w, size_t n) {
  unsigned char copy[n];
  memcpy(copy, w, n);
  return fold(copy, n);
}

static NOINLINE uint64_t paged(const uint64_t *w) {
  uint32_t table[3000];
  uint32_t x = (uint32_t)w[0];
  for (unsigned i = 0; i < 3000; i++) {
    x = x * 1664525u + (uint32_t)(w[i % 9] >> (i & 31));
    table[i] = x;
  }
  for (unsigned i = 0; i < 100; i++)
    x = rotl32(x ^ table[x % 3000], 7);
  return x;
}

static void use(const unsigned char *key, size_t n, unsigned char *out) {
  struct bundle b;
  for (int i = 0; i < 9; i++)
    b.w[i] = load64(key + 8 * i);
  uint64_t *w = b.w;
  uint64_t x = by_value(b, w[1]);
  x ^= outgoing(w[0], w[1], w[2], w[3], w[4], w[5], w[6], w[7]);
  permute(w, 9, 4);
  x += moving(w, n);
  x ^= paged(w);
  store64(out, x ^ w[8]);
}

int main(void) {
  const unsigned char *key = zeroize_audit_begin(72);
  volatile size_t n = 67;
  use(key, n, zeroize_audit_output());
  zeroize_audit_observe();
  return print_output();
}
