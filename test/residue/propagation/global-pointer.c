// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A helper finds the caller's secret through a global pointer, not through its parameters.
// RUN: %residue %s
#include "../Inputs/residue.h"

static const unsigned char *current;

static NOINLINE uint64_t work(unsigned n) {
  uint64_t w[4];
  for (int i = 0; i < 4; i++)
    w[i] = load64(current + 8 * i) + n;
  permute(w, 4, 3);
  return w[0] ^ w[3];
}

static void use(const unsigned char *key, unsigned char *out) {
  SECRET unsigned char k[32];
  memcpy(k, key, sizeof k);
  current = k;
  store64(out, work(1) ^ work(2));
  current = NULL;
}

int main(void) {
  const unsigned char *key = zeroize_audit_begin(32);
  use(key, zeroize_audit_output());
  zeroize_audit_observe();
  return print_output();
}
