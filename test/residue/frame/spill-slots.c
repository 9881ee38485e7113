// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// More live values than registers: the spill slots hold secrets that no source line names.
// RUN: %residue %s
#include "../Inputs/residue.h"

static void use(SECRET const unsigned char *key, unsigned char *out) {
  uint64_t a[24];
  for (int i = 0; i < 24; i++)
    a[i] = load64(key + 4 * i);
  // Unrolled by hand over distinct names, so that the optimiser keeps all of them live at once.
  for (int r = 0; r < 8; r++) {
#define STEP(i, j, k) a[i] = rotl64(a[i] + a[j] * (a[k] | 1), 7 + i)
    STEP(0, 7, 13);
    STEP(1, 8, 14);
    STEP(2, 9, 15);
    STEP(3, 10, 16);
    STEP(4, 11, 17);
    STEP(5, 12, 18);
    STEP(6, 13, 19);
    STEP(7, 14, 20);
    STEP(8, 15, 21);
    STEP(9, 16, 22);
    STEP(10, 17, 23);
    STEP(11, 18, 0);
    STEP(12, 19, 1);
    STEP(13, 20, 2);
    STEP(14, 21, 3);
    STEP(15, 22, 4);
    STEP(16, 23, 5);
    STEP(17, 0, 6);
    STEP(18, 1, 7);
    STEP(19, 2, 8);
    STEP(20, 3, 9);
    STEP(21, 4, 10);
    STEP(22, 5, 11);
    STEP(23, 6, 12);
#undef STEP
  }
  uint64_t h = 0;
  for (int i = 0; i < 24; i++)
    h ^= a[i];
  store64(out, h);
}

int main(void) {
  const unsigned char *key = zeroize_audit_begin(100);
  use(key, zeroize_audit_output());
  zeroize_audit_observe();
  return print_output();
}
