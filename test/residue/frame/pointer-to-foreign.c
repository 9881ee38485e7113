// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A function pointer to code that was compiled without the plugin: nobody knows where it leads when the call is compiled.
// RUN: %residue %s --plain=%S/Inputs/uninstrumented.c
#include "../Inputs/residue.h"
#include "Inputs/uninstrumented.h"

struct methods {
  void (*copy)(SECRET unsigned char *, SECRET const unsigned char *, size_t);
  uint64_t (*busy)(uint64_t);
};

static volatile struct methods table = {uninstrumented_copy,
                                        uninstrumented_busy};

static void use(SECRET const unsigned char *key, unsigned char *out) {
  SECRET unsigned char copy[48];
  uint64_t a = load64(key), b = load64(key + 8), c = load64(key + 16);
  table.copy(copy, key, sizeof copy);
  uint64_t busy = table.busy(3);
  store64(out, busy ^ (a * b + c) ^ load64(copy + 40));
}

int main(void) {
  const unsigned char *key = zeroize_audit_begin(48);
  use(key, zeroize_audit_output());
  zeroize_audit_observe();
  return print_output();
}
