// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// An unannotated compound literal receives a secret by an initialiser only.
// RUN: %residue %s
#include "../Inputs/residue.h"

static uint64_t sum(const uint64_t *w, int n) {
  uint64_t h = 7;
  for (int i = 0; i < n; i++)
    h = rotl64(h ^ w[i], 29) * 0x9ddfea08eb382d69u;
  return h;
}

static void use(SECRET const unsigned char *key, unsigned char *out) {
  uint64_t h = sum((const uint64_t[]){load64(key), load64(key + 8),
                                      load64(key + 16), load64(key + 24)},
                   4);
  h ^= sum((const uint64_t[]){h, load64(key + 1)}, 2);
  store64(out, h);
}

int main(void) {
  const unsigned char *key = zeroize_audit_begin(32);
  use(key, zeroize_audit_output());
  zeroize_audit_observe();
  return print_output();
}
