// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A variable of a loop body still holds the last iteration's secret after the loop.
// RUN: %residue %s
#include "../Inputs/residue.h"

// Not inlined: the copy goes through memory only.
static NOINLINE void fill(unsigned char *to, const unsigned char *from) {
  memcpy(to, from, 32);
}

static void use(const unsigned char *key, unsigned char *out) {
  for (unsigned i = 0; i < 3; i++) {
    SECRET unsigned char k[32];
    fill(k, key + 32 * i);
    store64(out + 8 * i, fold(k, sizeof k));
  }
  OBSERVE_STORAGE();
}

int main(void) {
  const unsigned char *key = zeroize_audit_begin(96);
  use(key, zeroize_audit_output());
  zeroize_audit_observe();
  return print_output();
}
