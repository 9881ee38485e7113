// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// exit() in the function that declares the secret: its scope is never left, and the handlers find it above them.
// RUN: %residue %s
#include "../Inputs/residue.h"
#include <stdlib.h>

static void at_exit(void) {
  zeroize_audit_observe();
  print_output();
}

static NOINLINE void use(const unsigned char *key, unsigned char *out) {
  SECRET uint64_t s[8];
  for (int i = 0; i < 8; i++)
    s[i] = load64(key + 4 * i);
  permute(s, 8, 5);
  store64(out, s[0] ^ s[7]);
  if (out)
    exit(0);
  store64(out, s[3]);
}

int main(void) {
  const unsigned char *key = zeroize_audit_begin(36);
  atexit(at_exit);
  use(key, zeroize_audit_output());
  return 1;
}
