// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Modular exponentiation with a secret exponent on numbers whose limbs are on the heap and grow.
// RUN: %residue %s
#include "../kernels/Inputs/hmac-sha256.h"
#include <stdlib.h>

struct number {
  size_t size;
  SECRET uint32_t *limbs;
};

static void grow(struct number *x, size_t size) {
  if (size <= x->size)
    return;
  x->limbs = realloc(x->limbs, size * sizeof *x->limbs);
  memset(x->limbs + x->size, 0, (size - x->size) * sizeof *x->limbs);
  x->size = size;
}

static void copy(struct number *to, const struct number *from) {
  grow(to, from->size);
  memcpy(to->limbs, from->limbs, from->size * sizeof *from->limbs);
}

static void release(struct number *x) {
  free(x->limbs);
  x->limbs = NULL;
  x->size = 0;
}

// r = a * b mod m, bit by bit; all of n limbs.
static void multiply(struct number *r, const struct number *a,
                     const struct number *b, const uint32_t *m, size_t n) {
  struct number sum = {0, NULL};
  grow(&sum, n + 1);
  for (size_t i = 32 * n; i-- > 0;) {
    for (int step = 0; step < 2; step++) {
      uint64_t carry = 0;
      uint32_t add = 0u - (b->limbs[i / 32] >> i % 32 & 1);
      for (size_t j = 0; j <= n; j++) {
        uint64_t other = step == 0 ? sum.limbs[j]
                         : j < n   ? a->limbs[j] & add
                                   : 0;
        carry += (uint64_t)sum.limbs[j] + other;
        sum.limbs[j] = (uint32_t)carry;
        carry >>= 32;
      }
      // Subtract m where that leaves no borrow.
      uint32_t difference[n + 1];
      uint64_t borrow = 0;
      for (size_t j = 0; j <= n; j++) {
        uint64_t d = (uint64_t)sum.limbs[j] - (j < n ? m[j] : 0) - borrow;
        difference[j] = (uint32_t)d;
        borrow = d >> 63;
      }
      uint32_t keep = 0u - (uint32_t)borrow;
      for (size_t j = 0; j <= n; j++)
        sum.limbs[j] = (sum.limbs[j] & keep) | (difference[j] & ~keep);
    }
  }
  grow(r, n);
  memcpy(r->limbs, sum.limbs, n * sizeof *r->limbs);
  release(&sum);
}

static void power(unsigned char *out, SECRET const unsigned char *exponent,
                  size_t bytes, const uint32_t *m, size_t n) {
  struct number r[2] = {{0, NULL}, {0, NULL}}, base = {0, NULL};
  grow(&base, n);
  base.limbs[0] = 3;
  grow(&r[0], n);
  r[0].limbs[0] = 1;
  copy(&r[1], &base);
  for (size_t i = 8 * bytes; i-- > 0;) {
    uint32_t bit = exponent[i / 8] >> i % 8 & 1, mask = 0u - bit;
    for (int swap = 0; swap < 2; swap++) {
      for (size_t j = 0; j < n; j++) {
        uint32_t x = (r[0].limbs[j] ^ r[1].limbs[j]) & mask;
        r[0].limbs[j] ^= x;
        r[1].limbs[j] ^= x;
      }
      if (swap == 0) {
        multiply(&r[1], &r[0], &r[1], m, n);
        multiply(&r[0], &r[0], &r[0], m, n);
      }
    }
  }
  memcpy(out, r[0].limbs, n * sizeof(uint32_t));
  release(&r[0]);
  release(&r[1]);
  release(&base);
}

int main(void) {
  static const uint32_t modulus[4] = {0xffffff61, 0xffffffff, 0xffffffff,
                                      0x7fffffff};
  const unsigned char *key = zeroize_audit_begin(16);
  power(zeroize_audit_output(), key, 16, modulus, 4);
  zeroize_audit_observe();
  return print_output();
}
