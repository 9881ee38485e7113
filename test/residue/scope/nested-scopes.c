// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// The storage of an inner scope is shared with its sibling: each must be wiped when it ends, not only the last.
// RUN: %residue %s
#include "../Inputs/residue.h"

static NOINLINE void fill(unsigned char *to, const unsigned char *from,
                          size_t n) {
  memcpy(to, from, n);
}

static NOINLINE void digest(const unsigned char *k, size_t n,
                            unsigned char *out) {
  store64(out, fold(k, n));
}

static void use(const unsigned char *key, unsigned char *out) {
  {
    SECRET unsigned char big[64];
    fill(big, key, sizeof big);
    digest(big, sizeof big, out);
  }
  OBSERVE_STORAGE();
  {
    SECRET unsigned char small[16];
    fill(small, key + 64, sizeof small);
    {
      SECRET unsigned char inner[24];
      fill(inner, key + 72, sizeof inner);
      digest(inner, sizeof inner, out + 8);
    }
    digest(small, sizeof small, out + 16);
  }
  OBSERVE_STORAGE();
}

int main(void) {
  const unsigned char *key = zeroize_audit_begin(96);
  use(key, zeroize_audit_output());
  zeroize_audit_observe();
  return print_output();
}
