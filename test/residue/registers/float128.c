// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// __float128 is computed by library functions in vector registers; _Float16 is converted back and forth.
// RUN: %residue %s
#include "../Inputs/residue.h"
static NOINLINE __float128 horner(const __float128 *c, unsigned n,
                                  __float128 x) {
  __float128 r = 0;
  while (n--)
    r = r * x + c[n];
  return r;
}
static NOINLINE _Float16 shrink(_Float16 a, float b) {
  return (_Float16)(a * (_Float16)2 + (_Float16)b);
}
static NOINLINE void work(SECRET const unsigned char *key, unsigned char *out) {
  SECRET __float128 c[7];
  SECRET _Float16 h = (_Float16)(key[0] / 8.0f);
  for (int i = 0; i < 7; i++)
    c[i] = (__float128)load64(key + 3 * i) / 7;
  __float128 r = horner(c, 7, (__float128)key[1] / 64);
  double d = (double)r + (double)(long double)(r / 3);
  for (int i = 0; i < 4; i++)
    h = shrink(h, key[i] / 100.0f);
  float f = (float)h;
  memcpy(out, &d, 8);
  memcpy(out + 8, &f, 4);
}
int main(void) {
  const unsigned char *key = zeroize_audit_begin(32);
  work(key, zeroize_audit_output());
  zeroize_audit_observe();
  return print_output();
}
