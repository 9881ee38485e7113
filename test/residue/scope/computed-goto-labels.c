// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// What stands behind a label that an indirect jump reaches must stay what it was: a value, a label, the secrets of its own scope.
// RUN: %residue %s
#include "../Inputs/residue.h"

static NOINLINE void fill(unsigned char *to, const unsigned char *from) {
  memcpy(to, from, 32);
}

static NOINLINE uint64_t digest(const unsigned char *k) { return fold(k, 32); }

static void use(const unsigned char *key, unsigned char *out) {
  static const void *const next[] = {&&first, &&second, &&third, &&inner, &&leave};
  uint64_t h = 1;
  unsigned i = 0;
  {
    SECRET unsigned char outer[32];
    fill(outer, key);
  first: {
    SECRET unsigned char k[32];
    fill(k, key);
  inner:
    h = h * 3 + digest(k);
    // Inside the scope, and out of it.
    goto *next[i++ < 2 ? 3 : 1];
  }
  second:
  third:
    h += digest(outer);
    goto *next[i++ < 6 ? 2 : 4];
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
