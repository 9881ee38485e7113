// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A copy on one way of several: what memcpy leaves in vector registers is cleared behind it, and nothing at the exit.
// RUN: %residue %s
#include "../Inputs/residue.h"
#include <string.h>

static unsigned char kept[256];

NOINLINE void store(SECRET const unsigned char *key, unsigned n, unsigned room, unsigned char *out) {
  unsigned sum = 0;
  for (int i = 0; i < 8; i++)
    sum = sum * 31 + key[i];
  if (n > room)
    memcpy(kept, key, n);
  store64(out, secret_declassify(sum));
}

NOINLINE int swap(SECRET unsigned char *a, SECRET unsigned char *b, unsigned n) {
  if (n == 0)
    return 1;
  memmove(a, b, n);
  return 0;
}

NOINLINE void use(const unsigned char *key, unsigned n, unsigned char *out) {
  SECRET unsigned char copy[128], other[128];
  for (unsigned i = 0; i < sizeof copy; i++)
    copy[i] = key[i];
  store(copy, n, 16, out);
  swap(other, copy, n - 1);
  explicit_bzero(kept, sizeof kept);
}

int main(void) {
  const unsigned char *key = zeroize_audit_begin(128);
  volatile unsigned n = 128;
  use(key, n, zeroize_audit_output());
  zeroize_audit_observe();
  return print_output();
}
