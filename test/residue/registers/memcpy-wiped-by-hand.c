// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A hand-wiped buffer that memcpy filled is still in the vector registers that memcpy used.
// RUN: %residue %s
#define _DEFAULT_SOURCE
#include "../Inputs/residue.h"

static NOINLINE void use_n(const unsigned char *key, size_t n,
                           unsigned char *out) {
  SECRET unsigned char k[128];
  memcpy(k, key, n);
  out[0] = (unsigned char)n;
  explicit_bzero(k, sizeof k);
}

static NOINLINE void use(const unsigned char *key, unsigned char *out) {
  volatile size_t n = 97;
  use_n(key, n, out);
}

int main(void) {
  const unsigned char *key = zeroize_audit_begin(100);
  use(key, zeroize_audit_output());
  zeroize_audit_observe();
  return print_output();
}
