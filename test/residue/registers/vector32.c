// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Vectors of 32 bytes in ymm registers, through helpers, by value, and spilled.
// REQUIRES: avx
// RUN: %residue %s --flags=-mavx2
#include "../Inputs/residue.h"

typedef uint32_t vec __attribute__((vector_size(32)));
enum { LANES = sizeof(vec) / sizeof(uint32_t) };

static inline vec load_vec(const unsigned char *p) {
  vec v;
  memcpy(&v, p, sizeof v);
  return v;
}

static NOINLINE vec mix(vec a, vec b) {
  return (a * 0x9e3779b1u + b) ^ (b >> 11);
}

static void use(const unsigned char *key, unsigned char *out) {
  SECRET vec v[6];
  for (int i = 0; i < 6; i++)
    v[i] = load_vec(key + 8 * i);
  // Live across the calls, which preserve no vector register: spilled.
  SECRET vec a = v[0], b = v[1], c = v[2];
  for (int r = 0; r < 3; r++) {
    a += mix(b, v[3]);
    b ^= mix(c, v[4]) << 3;
    c = mix(a, v[5]) | (c >> 29);
  }
  a ^= b ^ c;
  uint32_t h = 0;
  for (int i = 0; i < LANES; i++)
    h = rotl32(h, 3) + a[i];
  store32(out, h);
}

int main(void) {
  const unsigned char *key = zeroize_audit_begin(72);
  use(key, zeroize_audit_output());
  zeroize_audit_observe();
  return print_output();
}
