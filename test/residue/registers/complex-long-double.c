// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A long double _Complex is returned in two x87 registers at once.
// RUN: %residue %s
#include "../Inputs/residue.h"
#include <complex.h>

SECRET static NOINLINE long double complex twist(SECRET long double complex z) {
  return z * z + conjl(z) / 3.0L;
}

static void use(const unsigned char *key, unsigned char *out) {
  SECRET long double complex z =
      (long double)load32(key) / 65536.0L + I * ((long double)key[9] / 7.0L);
  z = twist(z) + twist(z / 5.0L);
  store64(out, (uint64_t)(int64_t)(creall(z) - cimagl(z)));
}

int main(void) {
  const unsigned char *key = zeroize_audit_begin(64);
  use(key, zeroize_audit_output());
  zeroize_audit_observe();
  return print_output();
}
