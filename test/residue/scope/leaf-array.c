// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// The array of a leaf function stays in the dead frame (or in the red zone) after the return.
// RUN: %residue %s
#include "../Inputs/residue.h"

static void leaf(const unsigned char *key, unsigned char *out) {
  SECRET unsigned char k[32];
  for (size_t i = 0; i < sizeof k; i++)
    k[i] = (unsigned char)(key[i] * 7 + i);
  for (unsigned r = 0; r < 64; r++)
    k[r % 32] = (unsigned char)(k[r % 32] * 3 + k[(r * 5 + 1) % 32]);
  for (size_t i = 0; i < sizeof k; i++)
    out[i] = k[i] >> 4;
}

int main(void) {
  const unsigned char *key = zeroize_audit_begin(32);
  leaf(key, zeroize_audit_output());
  zeroize_audit_observe();
  return print_output();
}
