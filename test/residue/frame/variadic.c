// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// The register save area of a variadic function holds every argument register, read or not.
// RUN: %residue %s
#include "../Inputs/residue.h"
#include <stdarg.h>

static NOINLINE uint64_t combine(int n, ...) {
  va_list ap;
  va_start(ap, n);
  uint64_t h = (uint64_t)n;
  for (int i = 0; i < n; i++)
    h = rotl64(h, 9) * 37 + va_arg(ap, uint64_t);
  va_end(ap);
  return h;
}

static NOINLINE double combine_double(int n, ...) {
  va_list ap;
  va_start(ap, n);
  double h = 1;
  for (int i = 0; i < n; i++)
    h = h * 0.75 + va_arg(ap, double);
  va_end(ap);
  return h;
}

static void use(SECRET const unsigned char *key, unsigned char *out) {
  uint64_t k[10];
  for (int i = 0; i < 10; i++)
    k[i] = load64(key + 8 * i);
  // Five in registers and the rest on the stack; the first call reads one only.
  uint64_t h = combine(1, k[0], k[1], k[2], k[3], k[4]);
  h ^= combine(10, k[0], k[1], k[2], k[3], k[4], k[5], k[6], k[7], k[8], k[9]);
  store64(out, h);
  store32(out + 8,
          (uint32_t)combine_double(3, (double)(k[0] >> 40),
                                   (double)(k[1] >> 40), (double)(k[2] >> 40)));
}

int main(void) {
  const unsigned char *key = zeroize_audit_begin(80);
  use(key, zeroize_audit_output());
  zeroize_audit_observe();
  return print_output();
}
