// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Helpers that only move bytes (copy, swap, reverse, xor) leave them in registers and temporaries.
// RUN: %residue %s
#include "../Inputs/residue.h"

static void xor_into(unsigned char *a, const unsigned char *b, size_t n) {
  while (n--)
    *a++ ^= *b++;
}

static NOINLINE void reverse(unsigned char *a, size_t n) {
  for (size_t i = 0; i < n / 2; i++) {
    unsigned char t = a[i];
    a[i] = a[n - 1 - i];
    a[n - 1 - i] = t;
  }
}

static NOINLINE void swap(unsigned char *a, unsigned char *b, size_t n) {
  unsigned char t[40];
  memcpy(t, a, n);
  memcpy(a, b, n);
  memcpy(b, t, n);
}

static void use(const unsigned char *key, unsigned char *out) {
  SECRET unsigned char a[40], b[40];
  memcpy(a, key, sizeof a);
  memset(b, 0x5a, sizeof b);
  xor_into(b, a, 33);
  swap(a, b, 40);
  reverse(a, 39);
  xor_into(a, b, 7);
  store64(out, fold(a, 40) ^ fold(b, 40));
}

int main(void) {
  const unsigned char *key = zeroize_audit_begin(40);
  use(key, zeroize_audit_output());
  zeroize_audit_observe();
  return print_output();
}
