// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// snprintf of public data saves registers that still hold the caller's secret.
// RUN: %residue %s
#include "../Inputs/residue.h"

static void use(SECRET const unsigned char *key, unsigned char *out) {
  uint64_t a = load64(key), b = load64(key + 8), c = load64(key + 16),
           d = load64(key + 24);
  char text[48];
  for (int i = 0; i < 3; i++) {
    int n = snprintf(text, sizeof text, "round %d of %d", i, 3);
    a = rotl64(a * b + c, 17) ^ (unsigned)n;
    b += d * (unsigned char)text[6];
    d = rotl64(d ^ a, 5);
  }
  store64(out, a ^ b ^ c ^ d);
}

int main(void) {
  const unsigned char *key = zeroize_audit_begin(32);
  use(key, zeroize_audit_output());
  zeroize_audit_observe();
  return print_output();
}
