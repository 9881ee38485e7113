// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A memory-hard hash: a matrix of blocks on the heap, visited in an order that depends on the password.
// RUN: %residue %s
#include "../kernels/Inputs/hmac-sha256.h"
#include <stdlib.h>

enum { BLOCKS = 64, WORDS = 128 };
struct block {
  uint64_t v[WORDS];
};

static void fill(const struct block *previous, const struct block *other,
                 struct block *next) {
  struct block r, q;
  for (int i = 0; i < WORDS; i++)
    r.v[i] = previous->v[i] ^ other->v[i];
  q = r;
  permute(q.v, WORDS, 2);
  for (int i = 0; i < WORDS; i++)
    next->v[i] = q.v[i] ^ r.v[i];
}

static int hash(SECRET const char *password, size_t n, unsigned char *out) {
  struct block *memory = malloc(BLOCKS * sizeof *memory);
  if (!memory)
    return -1;
  for (int b = 0; b < 2; b++)
    for (int i = 0; i < WORDS; i++)
      memory[b].v[i] =
          load64((const unsigned char *)password + i % (n / 8) * 8) *
          (uint64_t)(i + b + 1);
  for (int pass = 0; pass < 2; pass++)
    for (unsigned b = pass ? 0 : 2; b < BLOCKS; b++) {
      const struct block *previous = &memory[(b + BLOCKS - 1) % BLOCKS];
      fill(previous, &memory[previous->v[0] % (pass ? BLOCKS : b)], &memory[b]);
    }
  struct block sum = memory[BLOCKS - 1];
  for (int i = 0; i < 4; i++)
    store64(out + 8 * i, sum.v[i] ^ sum.v[i + 64]);
  free(memory);
  return 0;
}

int main(void) {
  const unsigned char *key = zeroize_audit_begin(32);
  int result = hash((const char *)key, 32, zeroize_audit_output());
  zeroize_audit_observe();
  return result || print_output();
}
