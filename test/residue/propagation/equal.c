// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// The constant-time comparison reads both secrets and returns a public answer.
// RUN: %residue %s
#include "../Inputs/residue.h"

static void use(SECRET const unsigned char *key, unsigned char *out) {
  SECRET unsigned char expected[16];
  for (int i = 0; i < 16; i++)
    expected[i] = key[i + 16];
  out[0] = secret_equal(key, expected, sizeof expected) ? 2 : 1;
  expected[15] ^= key[31] ^ key[15];
  out[1] = secret_equal(expected, key + 16, 15) ? 2 : 1;
}

int main(void) {
  const unsigned char *key = zeroize_audit_begin(32);
  use(key, zeroize_audit_output());
  zeroize_audit_observe();
  return print_output();
}
