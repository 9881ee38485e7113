// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// long double is computed on the x87 stack, whose registers keep what was popped from them.
// RUN: %residue %s
#include "../Inputs/residue.h"

static NOINLINE long double poly(const long double *c, int n, long double x) {
  long double y = 0;
  for (int i = 0; i < n; i++)
    y = y * x + c[i];
  return y;
}

static void use(const unsigned char *key, unsigned char *out) {
  SECRET long double c[6];
  for (int i = 0; i < 6; i++)
    c[i] = (long double)load64(key + 8 * i) / 1048576.0L;
  SECRET long double y = poly(c, 6, 0.5L) + poly(c + 1, 5, c[0] / (c[1] + 1));
  store64(out, (uint64_t)(y / 16.0L));
}

int main(void) {
  const unsigned char *key = zeroize_audit_begin(48);
  use(key, zeroize_audit_output());
  zeroize_audit_observe();
  return print_output();
}
