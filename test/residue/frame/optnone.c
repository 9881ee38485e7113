// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A function marked optnone is not touched by optimisation passes, and must be protected all the same.
// RUN: %residue %s
#include "../Inputs/residue.h"

__attribute__((optnone, noinline)) static uint64_t stir(const uint64_t *w) {
  uint64_t local[4];
  for (int i = 0; i < 4; i++)
    local[i] = w[i] * 3 + w[(i + 1) % 4];
  return local[0] ^ local[3];
}

__attribute__((optnone, noinline)) static void use(const unsigned char *key,
                                                   unsigned char *out) {
  SECRET uint64_t w[4];
  for (int i = 0; i < 4; i++)
    w[i] = load64(key + 8 * i);
  store64(out, stir(w));
}

int main(void) {
  const unsigned char *key = zeroize_audit_begin(32);
  use(key, zeroize_audit_output());
  zeroize_audit_observe();
  return print_output();
}
