// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// The body of a parallel region, a section or a task is a function of its own that worker threads run, on stacks of their own.
// REQUIRES: openmp
// RUN: %residue %s --flags=-fopenmp
#include "../Inputs/residue.h"

static NOINLINE uint64_t stretch(const uint64_t *w, uint64_t x) {
  uint64_t t[6];
  for (int i = 0; i < 6; i++)
    t[i] = rotl64(w[i & 3] ^ x, (unsigned)(7 + i)) * 0x9e3779b97f4a7c15u;
  return t[0] ^ t[1] * t[2] ^ t[3] ^ t[4] * t[5];
}

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
  uint64_t a = 0, b = 0;
#pragma omp parallel sections num_threads(2)
  {
#pragma omp section
    a = stretch(w, 1);
#pragma omp section
    b = stretch(w, 2);
  }
#pragma omp parallel num_threads(3)
#pragma omp single
  {
#pragma omp task shared(a, w)
    a ^= stretch(w, 3);
#pragma omp task shared(b, w)
    b ^= stretch(w, 4);
#pragma omp taskwait
  }
#pragma omp parallel num_threads(3)
  {
    uint64_t mine = stretch(w, 5);
#pragma omp critical
    sum += mine;
  }
  store64(out, sum ^ a ^ b);
}

int main(void) {
  const unsigned char *key = zeroize_audit_begin(32);
  derive(key, zeroize_audit_output());
  zeroize_audit_observe();
  return print_output();
}
