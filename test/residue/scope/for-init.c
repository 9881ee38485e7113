// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A secret declared in a for statement's first clause outlives the loop in its storage.
// RUN: %residue %s
#include "../Inputs/residue.h"

struct cursor {
  unsigned char k[24];
  unsigned i;
};

static NOINLINE struct cursor start(const unsigned char *key) {
  struct cursor c;
  memcpy(c.k, key, sizeof c.k);
  c.i = 0;
  return c;
}

static NOINLINE void digest(const unsigned char *k, unsigned char *out) {
  store64(out, fold(k, 24));
}

static void use(const unsigned char *key, unsigned char *out) {
  for (SECRET struct cursor c = start(key); c.i < 3; c.i++)
    digest(c.k, out + 8 * c.i);
  OBSERVE_STORAGE();
}

int main(void) {
  const unsigned char *key = zeroize_audit_begin(24);
  use(key, zeroize_audit_output());
  zeroize_audit_observe();
  return print_output();
}
