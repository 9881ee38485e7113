// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A hand-written wipe clears the array, not the copies that the compiler made of it.
// RUN: %residue %s
#define _DEFAULT_SOURCE
#include "../Inputs/residue.h"

static void use(const unsigned char *key, unsigned char *out) {
  SECRET unsigned char k[32];
  memcpy(k, key, sizeof k);
  uint64_t s[4];
  for (int i = 0; i < 4; i++)
    s[i] = load64(k + 8 * i);
  permute(s, 4, 12);
  store64(out, s[0] ^ s[1] ^ s[2] ^ s[3]);
  explicit_bzero(k, sizeof k);
}

int main(void) {
  const unsigned char *key = zeroize_audit_begin(32);
  use(key, zeroize_audit_output());
  zeroize_audit_observe();
  return print_output();
}
