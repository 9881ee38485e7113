// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A function that must preserve every register pushes all of its caller's, secrets among them.
// Its frame lies within the margin that is scrubbed below foreign code.
// RUN: %residue %s --flags=-mgeneral-regs-only --plain=%S/Inputs/preserver.c
#include "../Inputs/residue.h"

void preserver(uint64_t *) __attribute__((no_caller_saved_registers));

static void use(SECRET const unsigned char *key, unsigned char *out) {
  uint64_t a = load64(key), b = load64(key + 8), c = load64(key + 16),
           d = load64(key + 24);
  uint64_t n = 3;
  preserver(&n);
  a = rotl64(a * b, 7) + c * d + n;
  preserver(&n);
  store64(out, a ^ n);
}

int main(void) {
  const unsigned char *key = zeroize_audit_begin(32);
  use(key, zeroize_audit_output());
  zeroize_audit_observe();
  return print_output();
}
