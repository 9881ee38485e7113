// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// __int128 values live in register pairs, and their products in rdx.
// RUN: %residue %s
#include "../Inputs/residue.h"

__extension__ typedef unsigned __int128 u128;

static NOINLINE u128 square(u128 x) { return x * x + (x >> 64); }

static void use(const unsigned char *key, unsigned char *out) {
  SECRET u128 a = (u128)load64(key) << 64 | load64(key + 8);
  SECRET u128 b[3];
  for (int i = 0; i < 3; i++)
    b[i] = (u128)load64(key + 16 * i + 16) * load64(key + 8 * i);
  for (int r = 0; r < 5; r++) {
    a = a * b[r % 3] + square(b[(r + 1) % 3]);
    b[r % 3] ^= a << 7 | a >> 121;
  }
  a += b[2] / (b[1] | 1);
  store64(out, (uint64_t)(a >> 64) ^ (uint64_t)a);
}

int main(void) {
  const unsigned char *key = zeroize_audit_begin(64);
  use(key, zeroize_audit_output());
  zeroize_audit_observe();
  return print_output();
}
