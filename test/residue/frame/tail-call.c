// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A tail call out of a region gives up the frame before the callee runs: nobody is left to scrub it.
// RUN: %residue %s --plain=%S/Inputs/uninstrumented.c
#include "../Inputs/residue.h"
#include "Inputs/uninstrumented.h"

static NOINLINE void finish(SECRET const unsigned char *key, uint64_t a,
                            uint64_t b, unsigned char *out) {
  uint64_t w[4] = {a, b, load64(key), load64(key + 8)};
  permute(w, 4, 7);
  store64(out, w[0] ^ w[1]);
  // A public argument: only what was there before the call is in question.
  uninstrumented_store(out + 8, 42);
}

static NOINLINE void use(SECRET const unsigned char *key, unsigned char *out) {
  uint64_t w[6];
  for (int i = 0; i < 6; i++)
    w[i] = load64(key + 4 * i);
  permute(w, 6, 5);
  finish(key, w[0] ^ w[3], w[1] ^ w[5], out);
}

int main(void) {
  const unsigned char *key = zeroize_audit_begin(32);
  use(key, zeroize_audit_output());
  zeroize_audit_observe();
  return print_output();
}
