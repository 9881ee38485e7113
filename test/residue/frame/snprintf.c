// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// snprintf of a secret leaves digits and work areas in two kilobytes of dead stack of the C library.
// RUN: %residue %s
#include "../Inputs/residue.h"

static void use(SECRET const unsigned char *key, unsigned char *out) {
  char text[64];
  int n = snprintf(text, sizeof text, "%016llx-%08x",
                   (unsigned long long)load64(key), (unsigned)load32(key + 8));
  store64(out, fold((const unsigned char *)text, (size_t)n));
}

int main(void) {
  const unsigned char *key = zeroize_audit_begin(12);
  use(key, zeroize_audit_output());
  zeroize_audit_observe();
  return print_output();
}
