// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// The size of a two-dimensional variable length array is a product: a wipe of one row leaves the others.
// RUN: %residue %s
#include "../Inputs/residue.h"

static void use(const unsigned char *key, size_t rows, size_t cols,
                unsigned char *out) {
  SECRET uint16_t m[rows][cols];
  for (size_t r = 0; r < rows; r++)
    for (size_t c = 0; c < cols; c++)
      m[r][c] = (uint16_t)(key[r] * 251 + key[c + 1]);
  uint16_t h = 0;
  for (size_t c = 0; c < cols; c++)
    for (size_t r = 0; r < rows; r++)
      h = (uint16_t)(h * 5 + m[r][c]);
  store32(out, h);
}

int main(void) {
  const unsigned char *key = zeroize_audit_begin(32);
  volatile size_t rows = 9, cols = 17;
  use(key, rows, cols, zeroize_audit_output());
  zeroize_audit_observe();
  return print_output();
}
