// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Packed records of bit-fields, x87 values and a union that is read under other types, by value.
// RUN: %residue %s
#include "../Inputs/residue.h"
#include <complex.h>

union any {
  double d;
  float f[2];
  uint64_t u;
  struct {
    unsigned sign : 1, exp : 11;
    uint64_t m : 52;
  } bits;
  _Complex float c;
  unsigned char b[8];
};
#pragma pack(push, 1)
struct record {
  unsigned char tag;
  union any v;
  long double l;
  unsigned a : 5, b : 13, c : 14;
  uint16_t odd;
};
#pragma pack(pop)

static NOINLINE struct record make(const unsigned char *k, unsigned i) {
  struct record r;
  memset(&r, 0, sizeof r);
  r.tag = k[i];
  r.v.u = load64(k + i);
  r.v.bits.exp = 1023 + (i & 7);
  r.l = load64(k + i) / 3.0L;
  r.a = k[i];
  r.b = load32(k + i);
  r.c = load32(k + i + 1);
  r.odd = (uint16_t)load32(k + i + 2);
  return r;
}
static NOINLINE _Complex long double join(struct record x, struct record y) {
  return (x.l + (long double)x.v.d) + (y.l * x.a + y.v.f[1] * 0) * 1.0il;
}
static NOINLINE union any flip(union any u) {
  u.bits.sign ^= 1;
  u.b[0] ^= u.b[5];
  return u;
}

static NOINLINE void work(SECRET const unsigned char *key, unsigned char *out) {
  SECRET struct record r[5];
  _Complex long double z = 0;
  for (unsigned i = 0; i < 5; i++)
    r[i] = make(key, 3 * i);
  for (unsigned i = 0; i < 4; i++) {
    z += join(r[i], r[i + 1]) * (_Complex long double)(1 + 0.5il);
    r[i].v = flip(r[i + 1].v);
    r[i].b += r[i + 1].c;
  }
  double re = (double)creall(z), im = (double)cimagl(z);
  uint64_t a, b;
  memcpy(&a, &re, 8);
  memcpy(&b, &im, 8);
  store64(out, a ^ r[0].v.u ^ r[2].b);
  store64(out + 8, b);
}

int main(void) {
  const unsigned char *key = zeroize_audit_begin(32);
  work(key, zeroize_audit_output());
  zeroize_audit_observe();
  return print_output();
}
