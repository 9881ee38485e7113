// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Vectors of odd sizes and a struct of them, by value, in registers and in memory, with each of the vector extensions.
// REQUIRES: avx512
// RUN: %residue %s
// RUN: %residue %s --flags=-mavx2
// RUN: %residue %s --flags=-mavx512f
#include "../Inputs/residue.h"

typedef uint64_t v4 __attribute__((ext_vector_type(4)));
typedef double d8 __attribute__((ext_vector_type(8)));
typedef uint32_t odd3 __attribute__((ext_vector_type(3)));
struct holder {
  v4 a;
  odd3 o;
  d8 d;
};

static NOINLINE v4 mix(v4 a, v4 b, odd3 o) {
  return (a ^ b.wzyx) * 0x9e3779b97f4a7c15u + o.x;
}
static NOINLINE struct holder turn(struct holder h, d8 d) {
  h.a = mix(h.a, h.a.yzwx, h.o);
  h.o = h.o.zxy + (uint32_t)h.a.x;
  h.d = h.d.s76543210 + d;
  return h;
}
static NOINLINE d8 many(d8 a, d8 b, d8 c, d8 d, d8 e, d8 f, d8 g, d8 h, d8 i) {
  return a + b * c - d + e * f - g + h * i;
}
static struct holder (*volatile turner)(struct holder, d8) = turn;

#pragma clang diagnostic ignored "-Wpsabi"
static NOINLINE void work(SECRET const unsigned char *key, unsigned char *out) {
  SECRET struct holder h;
  for (int i = 0; i < 4; i++)
    h.a[i] = load64(key + 7 * i);
  for (int i = 0; i < 3; i++)
    h.o[i] = load32(key + 5 * i);
  for (int i = 0; i < 8; i++)
    h.d[i] = load32(key + 3 * i) / 7.0;
  d8 s = h.d;
  for (int i = 0; i < 5; i++) {
    h = turn(h, s);
    s = many(s, h.d, s, h.d * 2, s, h.d, s / 3, h.d, s);
    char text[32];
    snprintf(text, sizeof text, "%a", s[i]);
    h.a.x ^= (uint64_t)text[4];
    h = turner(h, h.d);
  }
  store64(out, h.a.x ^ h.a.w ^ h.o.y);
}
int main(void) {
  const unsigned char *key = zeroize_audit_begin(32);
  work(key, zeroize_audit_output());
  zeroize_audit_observe();
  return print_output();
}
