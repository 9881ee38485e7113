// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// An indirect goto out of the scope of a secret has as many targets as the function has labels with an address.
// RUN: %residue %s
#include "../Inputs/residue.h"

static NOINLINE void fill(unsigned char *to, const unsigned char *from) {
  memcpy(to, from, 32);
}

static NOINLINE uint64_t digest(const unsigned char *k) { return fold(k, 32); }

static void use(const unsigned char *key, unsigned char *out) {
  static const void *const next[] = {&&again, &&leave};
  uint64_t h = 0;
  unsigned i = 0;
again: {
  SECRET unsigned char k[32];
  fill(k, key);
  h = h * 3 + digest(k);
  goto *next[++i > 2];
}
leave:
  OBSERVE_STORAGE();
  store64(out, h);
}

int main(void) {
  const unsigned char *key = zeroize_audit_begin(32);
  use(key, zeroize_audit_output());
  zeroize_audit_observe();
  return print_output();
}
