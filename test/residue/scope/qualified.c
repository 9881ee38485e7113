// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// volatile, register and const secrets: a qualifier changes how the storage is accessed, not that it is wiped.
// RUN: %residue %s
#include "../Inputs/residue.h"

static void use(const unsigned char *key, unsigned char *out) {
  SECRET volatile uint32_t v[8];
  for (int i = 0; i < 8; i++)
    v[i] = load32(key + 4 * i);
  register SECRET uint32_t r = v[0] ^ v[7];
  SECRET const uint32_t pair[2] = {v[1] * 3, v[2] + r};
  for (int i = 0; i < 5; i++) {
    r = rotl32(r * 33 + pair[i & 1], 7);
    v[i] ^= r;
  }
  store32(out, r ^ v[3] ^ v[4]);
}

int main(void) {
  const unsigned char *key = zeroize_audit_begin(32);
  use(key, zeroize_audit_output());
  zeroize_audit_observe();
  return print_output();
}
