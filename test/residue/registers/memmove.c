// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// memmove of overlapping bytes loads everything before it stores anything: up to eight vectors of secret.
// RUN: %residue %s
#include "../Inputs/residue.h"

static void use(SECRET const unsigned char *key, size_t n, unsigned char *out) {
  unsigned char k[512];
  memmove(k, key, n);
  memmove(k + 5, k, n);
  memmove(k, k + 9, n - 9);
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
