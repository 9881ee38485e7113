// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// The body of a parallel region is a function of its own that worker threads run, on stacks of their own.
// REQUIRES: openmp
// RUN: %residue %s --flags=-fopenmp
#include "../Inputs/residue.h"

static void derive(SECRET const unsigned char key[32], unsigned char *out) {
  uint64_t w[8];
  for (int i = 0; i < 8; i++)
    w[i] = load64(key + 8 * (i & 3)) * (uint64_t)(2 * i + 1);
  uint64_t sum = 0;
#pragma omp parallel for num_threads(3) reduction(^ : sum)
  for (int i = 0; i < 64; i++) {
    uint64_t t[8];
    for (int j = 0; j < 8; j++)
      t[j] = rotl64(w[j], 1 + (i & 31)) * 0x9e3779b97f4a7c15u;
    for (int j = 0; j < 24; j++)
      t[j & 7] = rotl64(t[(j + 3) & 7], 13) + t[j & 7];
    sum ^= t[0] ^ t[5];
  }
  store64(out, sum);
}

int main(void) {
  const unsigned char *key = zeroize_audit_begin(32);
  derive(key, zeroize_audit_output());
  zeroize_audit_observe();
  return print_output();
}
