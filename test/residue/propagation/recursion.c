// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Every frame of a recursion holds its part of the secret.
// RUN: %residue %s
#include "../Inputs/residue.h"

static uint64_t fold_tree(const uint64_t *w, unsigned n) {
  if (n == 1)
    return w[0] * 3;
  uint64_t half[12];
  for (unsigned i = 0; i < n / 2; i++)
    half[i] = w[i] + rotl64(w[n - 1 - i], 13);
  return fold_tree(half, n / 2) ^ fold_tree(w + n / 2, n - n / 2) * 5;
}

static void use(const unsigned char *key, unsigned char *out) {
  SECRET uint64_t w[12];
  for (int i = 0; i < 12; i++)
    w[i] = load64(key + (i * 40) / 11);
  store64(out, fold_tree(w, 12));
}

int main(void) {
  const unsigned char *key = zeroize_audit_begin(48);
  use(key, zeroize_audit_output());
  zeroize_audit_observe();
  return print_output();
}
