// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A key of static storage outlives main: destructors that run later, and a core dump, still find it.
// RUN: %residue %s
#include "../Inputs/residue.h"

static SECRET unsigned char master[48];

static void last(void) {
  zeroize_audit_observe();
  print_output();
}

// The C library runs this table from its end: the first of all entries comes last.
__attribute__((section(".fini_array.00000"), used)) static void (*const entry)(void) = last;

int main(void) {
  const unsigned char *key = zeroize_audit_begin(48);
  memcpy(master, key, sizeof master);
  store64(zeroize_audit_output(), fold(master, sizeof master));
  return 0;
}
