// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Numbers with limbs on the heap: temporaries come and go, and are swapped by pointer.
// RUN: %residue %s
#include "../Inputs/residue.h"
#include <stdlib.h>

typedef struct {
  size_t n;
  uint32_t *limbs;
} number;

static number make(size_t n) { return (number){n, calloc(n, sizeof(uint32_t))}; }
static void clear(number *a) {
  free(a->limbs);
  a->limbs = NULL;
}

static number from_bytes(const unsigned char *p, size_t n) {
  number a = make(n / 4);
  for (size_t i = 0; i < n / 4; i++)
    a.limbs[i] = load32(p + 4 * i);
  return a;
}

static number multiply(const number *a, const number *b) {
  number r = make(a->n + b->n);
  for (size_t i = 0; i < a->n; i++) {
    uint64_t carry = 0;
    for (size_t j = 0; j < b->n; j++) {
      carry += (uint64_t)a->limbs[i] * b->limbs[j] + r.limbs[i + j];
      r.limbs[i + j] = (uint32_t)carry;
      carry >>= 32;
    }
    r.limbs[i + b->n] = (uint32_t)carry;
  }
  return r;
}

static void swap(number *a, number *b) {
  number t = *a;
  *a = *b;
  *b = t;
}

static NOINLINE void use(const unsigned char *key, unsigned char *out) {
  SECRET number base = from_bytes(key, 32);
  number acc = from_bytes((const unsigned char *)"\1\0\0\0", 4);
  for (int i = 0; i < 5; i++) {
    number next = multiply(&acc, &base);
    swap(&acc, &next);
    clear(&next);
  }
  uint64_t h = 0;
  for (size_t i = 0; i < acc.n; i++)
    h = rotl64(h, 5) ^ acc.limbs[i];
  store64(out, h);
  clear(&acc);
  clear(&base);
}

int main(void) {
  const unsigned char *key = zeroize_audit_begin(32);
  use(key, zeroize_audit_output());
  zeroize_audit_observe();
  return print_output();
}
