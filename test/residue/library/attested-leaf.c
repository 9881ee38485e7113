// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Behind a leaf of another file nothing is cleared, because it attests: what it read of a secret must not be in registers.
// RUN: %residue %s --also=%S/Inputs/leaf.c
// RUN: %residue %s --also=%S/Inputs/leaf.c --levels=O2,O3 --flags=-mavx2
// RUN: %residue %s --plain=%S/Inputs/leaf.c --levels=O0,O2
// RUN: %zeroize %quiet -O2 -S %attrs_include %S/Inputs/leaf.c -o - | %FileCheck %s
#include "../Inputs/residue.h"

// CHECK: .long 1519132171
// CHECK-NEXT: {{^}}pick:
// CHECK: .long 1519132171
// CHECK-NEXT: {{^}}mix:
uint64_t pick(const uint64_t *p);
extern uint64_t (*const leaves[])(const uint64_t *);

NOINLINE void use(SECRET const unsigned char *k, unsigned char *out);
NOINLINE void use(const unsigned char *k, unsigned char *out) {
  uint64_t a[4];
  memcpy(a, k, sizeof a);
  store64(out, pick(a));
  store64(out + 8, leaves[1](a));
}

int main(void) {
  const unsigned char *k = zeroize_audit_begin(32);
  use(k, zeroize_audit_output());
  zeroize_audit_observe();
  return print_output();
}
