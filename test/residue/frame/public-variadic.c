// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A variadic function of the same file gets nothing secret, but saves all argument registers: also those that hold dead secrets.
// RUN: %residue %s
#include "../Inputs/residue.h"
#include <stdarg.h>

static NOINLINE int count(double first, ...) {
  va_list ap;
  va_start(ap, first);
  int n = (int)first;
  while (va_arg(ap, int))
    n++;
  va_end(ap);
  return n;
}

static NOINLINE double product(const unsigned char *key) {
  double d[8];
  for (int i = 0; i < 8; i++)
    d[i] = (double)(load64(key + 8 * i) >> 12);
  return d[0] * d[1] + d[2] * d[3] + d[4] * d[5] + d[6] * d[7];
}

static void use(SECRET const unsigned char *key, unsigned char *out) {
  uint64_t a = load64(key), b = load64(key + 8), c = load64(key + 16);
  uint64_t d = load64(key + 24), e = load64(key + 32), f = load64(key + 40);
  double p = product(key);
  store64(out, (a * b ^ c) + (d * e ^ f) * (a ^ d) + (uint64_t)p);
  out[8] = (unsigned char)count(2.0, 1, 0);
}

int main(void) {
  const unsigned char *key = zeroize_audit_begin(64);
  use(key, zeroize_audit_output());
  zeroize_audit_observe();
  return print_output();
}
