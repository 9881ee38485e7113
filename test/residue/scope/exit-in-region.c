// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// exit() from inside a region: its frames never return, and the handlers that exit runs find the secret above them.
// RUN: %residue %s
#include "../Inputs/residue.h"
#include <stdlib.h>

static void at_exit(void) {
  zeroize_audit_observe();
  print_output();
}

static NOINLINE void check(const uint64_t *s, unsigned char *out) {
  store64(out, s[0] ^ s[7]);
  if (out)
    exit(0);
}

static void use(const unsigned char *key, unsigned char *out) {
  SECRET uint64_t s[8];
  for (int i = 0; i < 8; i++)
    s[i] = load64(key + 4 * i);
  permute(s, 8, 5);
  check(s, out);
  store64(out, s[3]);
}

int main(void) {
  const unsigned char *key = zeroize_audit_begin(36);
  atexit(at_exit);
  use(key, zeroize_audit_output());
  return 1;
}
