// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Between two iterations the previous one's secret is still in the loop body's variable.
// RUN: %residue %s
#include "../Inputs/residue.h"

static NOINLINE void fill(unsigned char *to, const unsigned char *from) {
  memcpy(to, from, 32);
}

static NOINLINE void digest(const unsigned char *k, unsigned char *out) {
  store64(out, fold(k, 32));
}

static void use(const unsigned char *key, unsigned char *out) {
  for (unsigned i = 0; i < 3; i++) {
    {
      SECRET unsigned char k[32];
      fill(k, key + 32 * i);
      digest(k, out + 8 * i);
    }
    OBSERVE_STORAGE();
  }
}

int main(void) {
  const unsigned char *key = zeroize_audit_begin(96);
  use(key, zeroize_audit_output());
  zeroize_audit_observe();
  return print_output();
}
