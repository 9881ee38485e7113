// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// An array of pointers, marked once: the bytes that each of them leads to are secret.
// RUN: %residue %s
#include "../Inputs/residue.h"

SECRET static NOINLINE uint64_t
join(SECRET const unsigned char *const parts[3]) {
  unsigned char all[48];
  for (int i = 0; i < 3; i++)
    for (int j = 0; j < 16; j++)
      all[16 * i + j] = parts[i][j] ^ (unsigned char)i;
  return fold(all, sizeof all);
}

static NOINLINE void use(const unsigned char *key, unsigned char *out) {
  SECRET const unsigned char *const parts[3] = {key + 32, key, key + 16};
  store64(out, join(parts));
}

int main(void) {
  const unsigned char *key = zeroize_audit_begin(48);
  use(key, zeroize_audit_output());
  zeroize_audit_observe();
  return print_output();
}
