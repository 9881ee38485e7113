// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Shamir's secret sharing over GF(256): polynomials, shares on the heap, interpolation.
// RUN: %residue %s
#include "../kernels/Inputs/hmac-sha256.h"
#include <stdbool.h>
#include <stdlib.h>

static unsigned char times(unsigned char a, unsigned char b) {
  unsigned char product = 0;
  for (int i = 0; i < 8; i++) {
    product ^= (unsigned char)(a & (0u - (b >> i & 1)));
    a = (unsigned char)(a << 1 ^ (0x1b & (0u - (a >> 7))));
  }
  return product;
}

static unsigned char inverse(unsigned char a) {
  unsigned char power = a, result = 1;
  for (int i = 1; i < 8; i++) {
    power = times(power, power);
    result = times(result, power);
  }
  return result;
}

struct share {
  unsigned char x;
  SECRET unsigned char y[32];
};

static void split(const unsigned char *secret, struct share *shares, int count,
                  int threshold) {
  for (int byte = 0; byte < 32; byte++) {
    SECRET unsigned char coefficients[8];
    coefficients[0] = secret[byte];
    for (int i = 1; i < threshold; i++)
      coefficients[i] = (unsigned char)(secret[(byte + i) % 32] * 7 + i);
    for (int s = 0; s < count; s++) {
      unsigned char y = 0;
      for (int i = threshold; i-- > 0;)
        y = times(y, shares[s].x) ^ coefficients[i];
      shares[s].y[byte] = y;
    }
  }
}

static void combine(const struct share *shares, int count, unsigned char *out) {
  for (int byte = 0; byte < 32; byte++) {
    unsigned char sum = 0;
    for (int i = 0; i < count; i++) {
      unsigned char weight = 1;
      for (int j = 0; j < count; j++)
        if (j != i)
          weight = times(
              weight, times(shares[j].x, inverse(shares[j].x ^ shares[i].x)));
      sum ^= times(weight, shares[i].y[byte]);
    }
    out[byte] = sum;
  }
}

static int run(SECRET const unsigned char *secret, unsigned char *out) {
  struct share *shares = calloc(5, sizeof *shares);
  if (!shares)
    return 2;
  for (int i = 0; i < 5; i++)
    shares[i].x = (unsigned char)(i + 1);
  split(secret, shares, 5, 3);
  SECRET unsigned char again[32];
  combine(shares + 1, 3, again);
  bool same = secret_equal(again, secret, 32);
  memcpy(out, shares[4].y, 32);
  free(shares);
  return same ? 0 : 1;
}

int main(void) {
  const unsigned char *key = zeroize_audit_begin(32);
  int result = run(key, zeroize_audit_output());
  zeroize_audit_observe();
  return result || print_output();
}
