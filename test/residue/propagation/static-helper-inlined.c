// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// An inlined helper brings its own array into the frame of its caller.
// RUN: %residue %s
#include "../Inputs/residue.h"

static inline uint32_t helper(const unsigned char *k, unsigned salt) {
  uint32_t w[8];
  for (int i = 0; i < 8; i++)
    w[i] = load32(k + 4 * i) * 0x85ebca6bu + salt;
  for (int i = 0; i < 40; i++)
    w[i & 7] += rotl32(w[(i + 3) & 7], 11);
  return w[0] ^ w[7];
}

static void use(SECRET const unsigned char *key, unsigned char *out) {
  uint32_t a = helper(key, 1);
  store32(out, a ^ helper(key, 2));
}

int main(void) {
  const unsigned char *key = zeroize_audit_begin(32);
  use(key, zeroize_audit_output());
  zeroize_audit_observe();
  return print_output();
}
