// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A callee that the plugin never saw copies the secret into its own dead frame, below the region's.
// RUN: %residue %s --plain=%S/Inputs/uninstrumented.c
#include "../Inputs/residue.h"
#include "Inputs/uninstrumented.h"

static void use(const unsigned char *key, unsigned char *out) {
  SECRET unsigned char k[96];
  uninstrumented_copy(k, key, sizeof k);
  store64(out, fold(k, sizeof k));
}

int main(void) {
  const unsigned char *key = zeroize_audit_begin(96);
  use(key, zeroize_audit_output());
  zeroize_audit_observe();
  return print_output();
}
