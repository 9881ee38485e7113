// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A secret declared in a statement expression dies inside an expression of its function.
// RUN: %residue %s
#include "../Inputs/residue.h"

static NOINLINE void fill(unsigned char *to, const unsigned char *from) {
  memcpy(to, from, 32);
}

static NOINLINE uint64_t digest(const unsigned char *k) { return fold(k, 32); }

static void use(const unsigned char *key, unsigned char *out) {
  uint64_t h = __extension__({
    SECRET unsigned char k[32];
    fill(k, key);
    digest(k);
  });
  OBSERVE_STORAGE();
  store64(out, h);
}

int main(void) {
  const unsigned char *key = zeroize_audit_begin(32);
  use(key, zeroize_audit_output());
  zeroize_audit_observe();
  return print_output();
}
