// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A wrapper that jumps on must not do so if nobody behind it erases.
// RUN: %residue %s --also=%S/Inputs/wrapper.c --also=%S/Inputs/deep.c --plain=%S/Inputs/dirty.c
// RUN: %residue %s --also=%S/Inputs/wrapper.c --plain=%S/Inputs/deep.c --plain=%S/Inputs/dirty.c --levels=O0,O2 --flags="-fPIC -pie"
// RUN: %residue %s --also=%S/Inputs/wrapper.c --plain=%S/Inputs/deep.c --plain=%S/Inputs/dirty.c --levels=O2 --plugin-flags=-fcf-protection=full
#include "../Inputs/residue.h"

int wrap_deep(SECRET const unsigned char *k, int n);
int wrap_dirty(SECRET const unsigned char *k, int n);
int wrap_twice(SECRET const unsigned char *k);

// Not annotated: nobody but the wrappers erases.
static NOINLINE int use(const unsigned char *k) {
  wrap_deep(k, 3);
  return wrap_dirty(k, 5) + wrap_twice(k);
}

int main(void) {
  const unsigned char *k = zeroize_audit_begin(32);
  zeroize_audit_output()[0] = (unsigned char)use(k);
  zeroize_audit_observe();
  return print_output();
}
