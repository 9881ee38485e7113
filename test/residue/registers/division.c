// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Division leaves quotient and remainder of secrets in rax and rdx, and the compiler's library does wide ones.
// RUN: %residue %s
#include "../Inputs/residue.h"

__extension__ typedef unsigned __int128 u128;

static void use(SECRET const unsigned char *key, unsigned char *out) {
  uint64_t a = load64(key), b = load64(key + 8) >> 17;
  b |= 1;
  uint64_t q = a / b, r = a % b;
  u128 wide = (u128)a << 64 | q;
  u128 by = (u128)r << 20 | load64(key + 16) | 1;
  store64(out, (uint64_t)(wide / by) ^ (uint64_t)(wide % by) ^ q);
}

int main(void) {
  const unsigned char *key = zeroize_audit_begin(32);
  use(key, zeroize_audit_output());
  zeroize_audit_observe();
  return print_output();
}
