// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// break leaves the scope of a secret in the middle of a loop body.
// RUN: %residue %s
#include "../Inputs/residue.h"

static NOINLINE void fill(unsigned char *to, const unsigned char *from) {
  memcpy(to, from, 40);
}

static NOINLINE void digest(const unsigned char *k, unsigned char *out) {
  store64(out, fold(k, 40));
}

static void use(const unsigned char *key, volatile unsigned *limit,
                unsigned char *out) {
  for (unsigned i = 0;; i++) {
    SECRET unsigned char k[40];
    fill(k, key);
    if (i == *limit)
      break;
    digest(k, out + 8 * i);
  }
  OBSERVE_STORAGE();
}

int main(void) {
  const unsigned char *key = zeroize_audit_begin(40);
  volatile unsigned limit = 4;
  use(key, &limit, zeroize_audit_output());
  zeroize_audit_observe();
  return print_output();
}
