// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A compound literal of secret values is an object without a declaration.
// RUN: %residue %s
#include "../Inputs/residue.h"

struct block {
  SECRET uint64_t w[6];
};

static NOINLINE uint64_t sum(const struct block *b) {
  uint64_t h = 0;
  for (int i = 0; i < 6; i++)
    h = rotl64(h * 31 + b->w[i], 17);
  return h;
}

static void use(const unsigned char *key, unsigned char *out) {
  SECRET uint64_t a = load64(key), b = load64(key + 8);
  for (int i = 0; i < 3; i++) {
    uint64_t h =
        sum(&(struct block){{a, b, a * b, a ^ b, a + b, rotl64(a, 9)}});
    a += h;
    b ^= h * 3;
  }
  store64(out, a ^ b);
}

int main(void) {
  const unsigned char *key = zeroize_audit_begin(16);
  use(key, zeroize_audit_output());
  zeroize_audit_observe();
  return print_output();
}
