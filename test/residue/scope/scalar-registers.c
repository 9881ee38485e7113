// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Scalars that never had storage stay in the registers that they were computed in.
// RUN: %residue %s
#include "../Inputs/residue.h"

static void use(const unsigned char *key, unsigned char *out) {
  SECRET uint64_t a = load64(key);
  SECRET uint64_t b = load64(key + 8);
  uint64_t c = a * b;
  for (int i = 0; i < 20; i++) {
    a = rotl64(a + c, 13) ^ b;
    b = b * UINT64_C(0x2545f4914f6cdd1d) + a;
    c ^= rotl64(b, 41);
  }
  store64(out, (a ^ b ^ c) >> 32);
}

int main(void) {
  const unsigned char *key = zeroize_audit_begin(16);
  use(key, zeroize_audit_output());
  zeroize_audit_observe();
  return print_output();
}
