// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// alloca in a loop gives a block for each round, and none of them is freed before the function returns.
// RUN: %residue %s
#include "../Inputs/residue.h"

static void use(const unsigned char *key, unsigned rounds, unsigned char *out) {
  SECRET unsigned char *previous = NULL;
  for (unsigned i = 0; i < rounds; i++) {
    size_t n = 16 + 8 * i;
    SECRET unsigned char *k = (unsigned char *)__builtin_alloca(n);
    for (size_t j = 0; j < n; j++)
      k[j] = (unsigned char)(key[(i + j) % 64] +
                             (previous ? previous[j % 16] : 0));
    previous = k;
  }
  store64(out, fold(previous, 16));
}

int main(void) {
  const unsigned char *key = zeroize_audit_begin(64);
  volatile unsigned rounds = 7;
  use(key, rounds, zeroize_audit_output());
  zeroize_audit_observe();
  return print_output();
}
