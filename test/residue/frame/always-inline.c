// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// An always_inline function with a secret becomes part of a caller that declares none.
// RUN: %residue %s
#include "../Inputs/residue.h"

__attribute__((always_inline)) static inline uint64_t
derive(const unsigned char *key) {
  SECRET uint64_t w[4];
  for (int i = 0; i < 4; i++)
    w[i] = load64(key + 8 * i);
  permute(w, 4, 5);
  return w[0] ^ w[2];
}

// Declares no secret; holds one after inlining.
static NOINLINE void outer(const unsigned char *key, unsigned char *out) {
  store64(out, derive(key));
  store64(out + 8, derive(key + 8));
}

int main(void) {
  const unsigned char *key = zeroize_audit_begin(40);
  outer(key, zeroize_audit_output());
  zeroize_audit_observe();
  return print_output();
}
