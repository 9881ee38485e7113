// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// 128-bit divisions and conversions call the compiler's library, which was built without the plugin.
// RUN: %residue %s
#include "../Inputs/residue.h"

typedef unsigned __int128 u128;
static NOINLINE u128 mulmod(u128 a, u128 b, u128 m) {
  u128 r = 0;
  for (int i = 0; i < 128; i++) {
    r = (r << 1) % m;
    if (b >> 127)
      r = (r + a) % m;
    b <<= 1;
  }
  return r;
}
static NOINLINE u128 power(u128 a, unsigned e, u128 m) {
  return e == 0  ? 1
         : e & 1 ? mulmod(a, power(a, e - 1, m), m)
                 : power(mulmod(a, a, m), e / 2, m);
}
static NOINLINE void work(SECRET const unsigned char *key, unsigned char *out) {
  SECRET u128 a = (u128)load64(key) << 50 | load64(key + 8);
  SECRET __int128 s = -(__int128)(load64(key + 16));
  u128 m = ((u128)1 << 121) - 159;
  float f = (float)s;
  long double l = (long double)a;
  u128 r =
      power(a % m, 13, m) + (u128)(s / 1000003) + (u128)(__int128)f + (u128)l;
  store64(out, (uint64_t)r);
  store64(out + 8, (uint64_t)(r >> 64));
}
int main(void) {
  const unsigned char *key = zeroize_audit_begin(32);
  work(key, zeroize_audit_output());
  zeroize_audit_observe();
  return print_output();
}
