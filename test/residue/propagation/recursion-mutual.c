// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Two functions that call each other: neither can be looked at before the other.
// RUN: %residue %s
#include "../Inputs/residue.h"

static uint64_t odd(uint64_t x, const unsigned char *k, unsigned depth);

static uint64_t even(uint64_t x, const unsigned char *k, unsigned depth) {
  unsigned char local[16];
  for (int i = 0; i < 16; i++)
    local[i] = (unsigned char)(k[i] + (x >> i));
  if (depth == 0)
    return fold(local, sizeof local);
  return odd(x * 3 + 1, local, depth - 1) ^ local[3];
}

static uint64_t odd(uint64_t x, const unsigned char *k, unsigned depth) {
  unsigned char local[16];
  for (int i = 0; i < 16; i++)
    local[i] = (unsigned char)(k[15 - i] ^ (x >> 2 * i));
  if (depth == 0)
    return fold(local, sizeof local) + 1;
  return even(x ^ x >> 9, local, depth - 1) + local[5];
}

static void use(SECRET const unsigned char *key, volatile unsigned *depth,
                unsigned char *out) {
  store64(out, even(load64(key + 16), key, *depth));
}

int main(void) {
  const unsigned char *key = zeroize_audit_begin(40);
  volatile unsigned depth = 9;
  use(key, &depth, zeroize_audit_output());
  zeroize_audit_observe();
  return print_output();
}
