// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A secret typedef speaks for each variable, parameter and array of its type.
// RUN: %residue %s
#include "../Inputs/residue.h"

typedef SECRET unsigned char key_bytes[32];
typedef SECRET uint64_t secret_word;

static NOINLINE secret_word load_and_mix(const key_bytes k) {
  secret_word w[4];
  for (int i = 0; i < 4; i++)
    w[i] = load64(k + 8 * i);
  permute((uint64_t *)w, 4, 3);
  return w[0] ^ w[3];
}

static void use(const unsigned char *key, unsigned char *out) {
  key_bytes k;
  memcpy(k, key, sizeof k);
  secret_word a = load64(k), b = a * 3;
  for (int i = 0; i < 6; i++)
    b = rotl64(b + a, 9) ^ load_and_mix(k);
  store64(out, b);
}

int main(void) {
  const unsigned char *key = zeroize_audit_begin(32);
  use(key, zeroize_audit_output());
  zeroize_audit_observe();
  return print_output();
}
