// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// _BitInt has odd sizes: its storage has padding bits, and wide ones are computed by calls or loops.
// RUN: %residue %s --flags=-Wno-bit-int-extension
#include "../Inputs/residue.h"

typedef unsigned _BitInt(83) u83;
typedef unsigned _BitInt(17) u17;
typedef unsigned _BitInt(128) u128;

static NOINLINE u83 turn(u83 x, u17 y) { return (x << 5) + x * (u83)y; }

static void use(const unsigned char *key, unsigned char *out) {
  SECRET u83 a = (u83)load64(key) << 19 ^ (u83)load64(key + 8);
  SECRET u17 b = (u17)load32(key + 16);
  SECRET u128 w[3];
  for (int i = 0; i < 3; i++)
    w[i] = (u128)load64(key + 20 + 8 * i) << 61 | (u128)load64(key + 44);
  for (int i = 0; i < 7; i++) {
    a = turn(a, b) ^ (u83)w[i % 3];
    b = (u17)(b * 5 + (u17)a);
    w[i % 3] = w[i % 3] * w[(i + 1) % 3] + (u128)a;
  }
  store64(out, (uint64_t)(a >> 9) ^ (uint64_t)(w[0] >> 70) ^ (uint64_t)b);
}

int main(void) {
  const unsigned char *key = zeroize_audit_begin(72);
  use(key, zeroize_audit_output());
  zeroize_audit_observe();
  return print_output();
}
