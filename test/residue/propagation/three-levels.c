// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Helpers three levels deep pass on parts of the secret by pointer, by value and as a result.
// RUN: %residue %s
#include "../Inputs/residue.h"

static NOINLINE uint64_t third(uint64_t a, const uint64_t *b) {
  uint64_t t[4] = {a, b[0], a * b[1], a ^ b[1]};
  permute(t, 4, 4);
  return t[1] + t[2];
}

static NOINLINE void second(uint64_t *to, const uint64_t *from, int n) {
  for (int i = 0; i + 1 < n; i++)
    to[i] = third(from[i], from + i) ^ (uint64_t)i;
  to[n - 1] = from[0];
}

static NOINLINE uint64_t first(const unsigned char *k) {
  uint64_t a[8], b[8];
  for (int i = 0; i < 8; i++)
    a[i] = load64(k + 8 * i);
  second(b, a, 8);
  second(a, b, 8);
  return a[0] ^ a[7];
}

static void use(const unsigned char *key, unsigned char *out) {
  SECRET unsigned char k[64];
  memcpy(k, key, sizeof k);
  store64(out, first(k));
}

int main(void) {
  const unsigned char *key = zeroize_audit_begin(64);
  use(key, zeroize_audit_output());
  zeroize_audit_observe();
  return print_output();
}
