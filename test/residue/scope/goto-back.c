// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// goto back over the declaration ends one lifetime of the secret and begins the next one.
// RUN: %residue %s
#include "../Inputs/residue.h"

static NOINLINE void fill(unsigned char *to, const unsigned char *from) {
  memcpy(to, from, 24);
}

static NOINLINE void digest(const unsigned char *k, unsigned char *out) {
  store64(out, fold(k, 24));
}

static void use(const unsigned char *key, unsigned char *out) {
  unsigned i = 0;
again:
  if (i)
    OBSERVE_STORAGE();
  {
    SECRET unsigned char k[24];
    fill(k, key + 8 * i);
    digest(k, out + 8 * i);
    if (++i < 3)
      goto again;
  }
  OBSERVE_STORAGE();
}

int main(void) {
  const unsigned char *key = zeroize_audit_begin(40);
  use(key, zeroize_audit_output());
  zeroize_audit_observe();
  return print_output();
}
