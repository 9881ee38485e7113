// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// _Complex values are pairs that CodeGen splits by hand; the product calls the compiler's own library.
// RUN: %residue %s
#include "../Inputs/residue.h"
#include <complex.h>

static NOINLINE double complex spin(double complex z, double complex w) {
  return z * w + conj(z);
}

static void use(const unsigned char *key, unsigned char *out) {
  SECRET double complex z = (double)load32(key) + I * (double)load32(key + 4);
  SECRET double complex w[3];
  for (int i = 0; i < 3; i++)
    w[i] = (double)key[8 + i] / 64.0 + I * ((double)key[20 + i] / 99.0);
  for (int i = 0; i < 6; i++)
    z = spin(z, w[i % 3]) / (w[(i + 1) % 3] + 3.0);
  SECRET float complex f = (float complex)z * 0.5f;
  double s = creal(z) - cimag(z) + (double)crealf(f);
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
