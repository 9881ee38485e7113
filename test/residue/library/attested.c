// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A margin that is not scrubbed because the callee attests that it scrubs for itself must be scrubbed where it does not.
// RUN: %residue %s --also=%S/Inputs/deep.c
// RUN: %residue %s --plain=%S/Inputs/deep.c
// RUN: %residue %s --also=%S/Inputs/deep.c --levels=O0,O2 --flags=-static
// RUN: %residue %s --plain=%S/Inputs/deep.c --levels=O0,O2 --flags=-static
// RUN: %residue %s --plain=%S/Inputs/deep.c --levels=O0,O2 --flags="-fuse-ld=lld -no-pie -fno-pie"
#include "../Inputs/residue.h"

int deep(SECRET const unsigned char *k, int n);

static NOINLINE void use(SECRET const unsigned char *k, unsigned char *out) {
  SECRET unsigned char copy[32];
  memcpy(copy, k, 32);
  copy[0] ^= 1;
  int r = deep(copy, 3);
  r += deep(copy, 5);
  memcpy(out, &r, sizeof r);
}

int main(void) {
  const unsigned char *k = zeroize_audit_begin(32);
  use(k, zeroize_audit_output());
  zeroize_audit_observe();
  return print_output();
}
