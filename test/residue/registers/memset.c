// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// memset with a secret byte broadcasts it into a vector register.
// RUN: %residue %s
#include "../Inputs/residue.h"

static void use(SECRET const unsigned char *key, size_t n, unsigned char *out) {
  unsigned char k[512];
  memset(k, key[0] ^ key[9], n);
  memset(k + n / 3, key[5] ^ key[3], n / 2);
  store64(out, fold(k, n));
}

int main(void) {
  const unsigned char *key = zeroize_audit_begin(304);
  // Each of the library's size classes: by words, by vectors, by a loop of vectors.
  volatile size_t sizes[] = {300, 13, 31, 64, 130, 260};
  for (int i = 0; i < 6; i++) {
    use(key, sizes[i], zeroize_audit_output() + 8 * i);
    zeroize_audit_observe();
  }
  return print_output();
}
