// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A copy on one way of several: what memcpy leaves in vector registers is cleared behind it, and nothing at the exit.
// RUN: %residue %s
#include "../Inputs/residue.h"
#include <string.h>

static unsigned char kept[256];

NOINLINE int store(SECRET const unsigned char *key, unsigned n, unsigned room) {
  if (n <= room)
    return 0;
  memcpy(kept, key, n);
  return 1;
}

NOINLINE void forget(unsigned n) {
  for (unsigned i = 0; i < n; i++)
    *(volatile unsigned char *)&kept[i] = 0;
}

int main(void) {
  volatile unsigned n = 128;
  store(zeroize_audit_begin(128), n, 16);
  forget(n);
  zeroize_audit_observe();
  return print_output();
}
