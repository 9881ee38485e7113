// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Secret arguments in vector registers go through the lazy PLT of a mathematical function, and live on across it.
// RUN: %residue %s "--flags=-Wl,-z,lazy -fno-builtin -lm"
// RUN: %residue %s "--flags=-Wl,-z,lazy -fno-builtin -fPIE -pie -lm"
#include "../Inputs/residue.h"
#include <math.h>

static void use(SECRET const unsigned char *key, unsigned char *out) {
  double d[6];
  for (int i = 0; i < 6; i++)
    d[i] = (double)(load64(key + 8 * i) >> 40) / 1000.0;
  double a = fmod(d[0], d[1] + 1.0), b = cbrt(d[2]);
  double c = ldexp(d[3], 3) * d[4];
  store64(out, (uint64_t)(a * 1000.0) ^ (uint64_t)b ^ (uint64_t)(c + d[5]));
}

int main(void) {
  const unsigned char *key = zeroize_audit_begin(48);
  use(key, zeroize_audit_output());
  zeroize_audit_observe();
  return print_output();
}
