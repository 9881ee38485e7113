// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A declassified value is public from there on, and what it was computed from is not.
// RUN: %residue %s
#include "../Inputs/residue.h"

static NOINLINE uint32_t tag(SECRET const unsigned char *key, uint32_t nonce) {
  uint32_t w[8];
  for (int i = 0; i < 8; i++)
    w[i] = load32(key + 4 * i) ^ nonce;
  for (int i = 0; i < 64; i++)
    w[i & 7] = rotl32(w[i & 7] + w[(i + 5) & 7], 9) * 5;
  return secret_declassify(w[3]);
}

static NOINLINE void use(SECRET const unsigned char *key, unsigned char *out) {
  uint32_t t = tag(key, 1);
  t = tag(key, t);
  // By hand: a helper would be given a public value, and need not erase it.
  for (int i = 0; i < 4; i++)
    out[i] = (unsigned char)(t >> 8 * i);
}

int main(void) {
  const unsigned char *key = zeroize_audit_begin(32);
  use(key, zeroize_audit_output());
  zeroize_audit_observe();
  return print_output();
}
