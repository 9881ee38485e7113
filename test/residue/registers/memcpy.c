// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// memcpy of a size known at run time uses the widest vectors that the machine has, whatever the program was compiled for.
// RUN: %residue %s
#include "../Inputs/residue.h"

static void use(SECRET const unsigned char *key, size_t n, unsigned char *out) {
  unsigned char copy[512];
  memcpy(copy, key, n);
  memcpy(copy + n, key + 3, n / 2);
  store64(out, fold(copy, n + n / 2));
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
