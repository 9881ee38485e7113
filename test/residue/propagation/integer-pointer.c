// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// The address of the secret travels as an integer, and comes back as a pointer in a helper.
// RUN: %residue %s
#include "../Inputs/residue.h"

static NOINLINE uint64_t at(uintptr_t where) {
  const unsigned char *p = (const unsigned char *)where;
  uint64_t w[4];
  for (int i = 0; i < 4; i++)
    w[i] = load64(p + 8 * i);
  permute(w, 4, 3);
  return w[0] ^ w[1];
}

static void use(const unsigned char *key, unsigned char *out) {
  SECRET unsigned char k[32];
  memcpy(k, key, sizeof k);
  store64(out, at((uintptr_t)k));
}

int main(void) {
  const unsigned char *key = zeroize_audit_begin(32);
  use(key, zeroize_audit_output());
  zeroize_audit_observe();
  return print_output();
}
