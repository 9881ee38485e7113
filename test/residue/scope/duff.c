// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A switch jumps into the middle of a loop, past the declaration of a secret in its body.
// RUN: %residue %s
#include "../Inputs/residue.h"

static NOINLINE void add(unsigned char *k, const unsigned char *key) {
  for (int i = 0; i < 32; i++)
    k[i] = key[i];
}

static void use(const unsigned char *key, unsigned char *out) {
  uint64_t h = 1;
  unsigned n = 3;
  switch (out[100] & 1) {
    do {
      SECRET unsigned char k[32];
    case 0:
      add(k, key + n);
      h = rotl64(h * 7 + k[0] + k[31], 9);
    } while (--n);
  }
  OBSERVE_STORAGE();
  store64(out, h);
}

int main(void) {
  const unsigned char *key = zeroize_audit_begin(40);
  use(key, zeroize_audit_output());
  zeroize_audit_observe();
  return print_output();
}
