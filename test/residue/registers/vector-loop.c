// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A plain byte loop that only the vectoriser turns into vector registers.
// REQUIRES: avx
// RUN: %residue %s --flags=-mavx2
#include "../Inputs/residue.h"

static void use(SECRET const unsigned char *key, unsigned char *out) {
  unsigned char pad[256];
  for (int i = 0; i < 256; i++)
    pad[i] = key[i] ^ 0x36;
  for (int i = 0; i < 255; i++)
    pad[i] = (unsigned char)(pad[i] + 3 * key[255 - i]);
  uint32_t s = 0;
  for (int i = 0; i < 256; i++)
    s += pad[i] * (uint32_t)(i + 1);
  store32(out, s);
}

int main(void) {
  const unsigned char *key = zeroize_audit_begin(256);
  use(key, zeroize_audit_output());
  zeroize_audit_observe();
  return print_output();
}
