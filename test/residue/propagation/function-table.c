// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A table of static functions is called through a pointer: any of them may get the secret.
// RUN: %residue %s
#include "../Inputs/residue.h"

typedef uint64_t (*step)(const uint64_t *, unsigned);

static uint64_t add(const uint64_t *w, unsigned i) {
  uint64_t t[6];
  for (int j = 0; j < 6; j++)
    t[j] = w[j] + i;
  permute(t, 6, 1);
  return t[0];
}

static uint64_t mul(const uint64_t *w, unsigned i) {
  uint64_t t[3] = {w[i % 6] * 3, w[(i + 1) % 6] * 5, w[(i + 2) % 6] * 7};
  permute(t, 3, 2);
  return t[2];
}

static uint64_t turn(const uint64_t *w, unsigned i) {
  return rotl64(w[i % 6], 11) ^ w[0];
}

static const step steps[] = {add, mul, turn};

static void use(const unsigned char *key, unsigned char *out) {
  SECRET uint64_t w[6];
  for (int i = 0; i < 6; i++)
    w[i] = load64(key + 8 * i);
  for (unsigned i = 0; i < 9; i++)
    w[i % 6] ^= steps[(i * 5 + out[64]) % 3](w, i);
  store64(out, w[0] ^ w[5]);
}

int main(void) {
  const unsigned char *key = zeroize_audit_begin(48);
  use(key, zeroize_audit_output());
  zeroize_audit_observe();
  return print_output();
}
