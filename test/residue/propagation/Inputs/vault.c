// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Included in the program, or compiled beside it.
#include "vault.h"

__attribute__((noinline)) void vault_derive(const struct vault *v,
                                            unsigned char *out) {
  for (int i = 0; i < 32; i++)
    out[i] = v->key[i] ^ 0x5a;
}

__attribute__((noinline)) void vault_derive_twice(const struct vault *v,
                                                  unsigned char *out) {
  vault_derive(v, out);
  out[0] ^= 1;
}

__attribute__((noinline)) const unsigned char *vault_expose(struct vault *v) {
  return v->key;
}
