// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A freed block keeps all but its first words; the next allocation is handed the key.
// RUN: %residue %s
// RUN: %residue %s --flags=-Wl,-z,lazy --levels=O0,O2
#include "../Inputs/residue.h"
#include <stdlib.h>

static NOINLINE void use(const unsigned char *key, unsigned char *out) {
  SECRET unsigned char *copy = malloc(96);
  if (!copy)
    abort();
  memcpy(copy, key, 96);
  store64(out, fold(copy, 96));
  free(copy);
}

int main(void) {
  const unsigned char *key = zeroize_audit_begin(96);
  use(key, zeroize_audit_output());
  zeroize_audit_observe();
  return print_output();
}
