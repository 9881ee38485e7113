// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Initialisers write the secret in pieces, and the rest as zeroes, before the first statement.
// RUN: %residue %s
#include "../Inputs/residue.h"

struct part {
  uint16_t tag;
  uint64_t w[2];
};

static NOINLINE uint64_t sum(const struct part *p, int n) {
  uint64_t h = 0;
  for (int i = 0; i < n; i++)
    h = rotl64(h ^ p[i].w[0] * 3 ^ p[i].w[1], 11);
  return h;
}

static void use(const unsigned char *key, unsigned char *out) {
  SECRET struct part p[5] = {
      [1] = {.w = {load64(key), load64(key + 8)}},
      [3] = {.w = {load64(key + 16)}, .tag = key[40]},
  };
  SECRET uint64_t a = load64(key + 24), b[3] = {a, a * 3}, c = b[1] ^ a;
  store64(out, sum(p, 5) ^ c ^ b[0]);
}

int main(void) {
  const unsigned char *key = zeroize_audit_begin(64);
  use(key, zeroize_audit_output());
  zeroize_audit_observe();
  return print_output();
}
