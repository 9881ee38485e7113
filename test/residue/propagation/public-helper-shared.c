// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A helper that both secret and public code call must be protected for the one and right for the other.
// RUN: %residue %s
#include "../Inputs/residue.h"

static NOINLINE uint64_t hash(const unsigned char *p, size_t n) {
  unsigned char copy[64];
  for (size_t i = 0; i < n; i++)
    copy[i] = (unsigned char)(p[i] * 5 + 1);
  return fold(copy, n);
}

static NOINLINE void use(SECRET const unsigned char *key, unsigned char *out) {
  store64(out, hash(key, 32));
}

int main(void) {
  const unsigned char *key = zeroize_audit_begin(32);
  unsigned char *out = zeroize_audit_output();
  store64(out + 8, hash((const unsigned char *)"public", 6));
  use(key, out);
  store64(out + 16, hash((const unsigned char *)"afterwards", 10));
  zeroize_audit_observe();
  return print_output();
}
