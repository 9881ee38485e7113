// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A function that fills the caller's secret through a marked pointer keeps nothing of it.
// RUN: %residue %s
#include "../Inputs/residue.h"

static NOINLINE void derive(SECRET unsigned char *to, const unsigned char *from,
                            unsigned label) {
  uint64_t w[4];
  for (int i = 0; i < 4; i++)
    w[i] = load64(from + 8 * i) + label;
  permute(w, 4, 4);
  for (int i = 0; i < 4; i++)
    store64(to + 8 * i, w[i]);
}

static void use(const unsigned char *key, unsigned char *out) {
  SECRET unsigned char enc[32], mac[32];
  derive(enc, key, 1);
  derive(mac, enc, 2);
  store64(out, fold(enc, 32) ^ fold(mac, 32) * 3);
}

int main(void) {
  const unsigned char *key = zeroize_audit_begin(32);
  use(key, zeroize_audit_output());
  zeroize_audit_observe();
  return print_output();
}
