// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Double precision: more live values than vector registers, an outer call, a division and a square root.
// RUN: %residue %s --flags=-lm
#include "../Inputs/residue.h"
#include <math.h>

static NOINLINE double clamp(double x) { return x > 1e6 ? x * 1e-6 : x + 1; }

static void use(SECRET const unsigned char *key, unsigned char *out) {
  double v[20];
  for (int i = 0; i < 20; i++)
    v[i] = (double)load32(key + 2 * i) / 65536.0 + 1;
  for (int r = 0; r < 4; r++)
    for (int i = 0; i < 20; i++)
      v[i] = clamp(v[i] * v[(i + 7) % 20] + v[(i + 3) % 20]);
  double s = 0;
  for (int i = 0; i < 20; i++)
    s += sqrt(v[i]) / (1 + (double)i) + floor(v[i]);
  uint64_t bits;
  memcpy(&bits, &s, sizeof bits);
  store64(out, bits);
}

int main(void) {
  const unsigned char *key = zeroize_audit_begin(64);
  use(key, zeroize_audit_output());
  zeroize_audit_observe();
  return print_output();
}
