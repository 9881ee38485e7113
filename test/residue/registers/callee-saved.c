// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A secret in a callee-saved register is pushed by any callee into its own frame, also when it is dead by then.
// RUN: %residue %s --plain=%S/../frame/Inputs/uninstrumented.c
#include "../Inputs/residue.h"
#include "../frame/Inputs/uninstrumented.h"

static void use(SECRET const unsigned char *key, unsigned char *out) {
  uint64_t a = load64(key), b = load64(key + 8), c = load64(key + 16),
           d = load64(key + 24), e = load64(key + 32), f = load64(key + 40);
  // Live across the call: wants rbx, rbp, r12 to r15.
  uint64_t pad = uninstrumented_busy(1);
  a = a * b + pad;
  c = c * d + e;
  pad ^= uninstrumented_busy(pad);
  store64(out, a ^ c ^ f);
  // Dead across the call.
  store64(out + 8, uninstrumented_busy(pad));
}

int main(void) {
  const unsigned char *key = zeroize_audit_begin(48);
  use(key, zeroize_audit_output());
  zeroize_audit_observe();
  return print_output();
}
