// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// longjmp out of a region to a file that knows of no secret: no exit is passed, and nobody scrubs where it arrives.
// RUN: %residue %s --plain=%S/Inputs/setjmp-elsewhere.c
// RUN: %residue %s --plain=%S/Inputs/setjmp-elsewhere.c --levels=O0,O2 --flags=-static
// RUN: %residue %s --plain=%S/Inputs/setjmp-elsewhere.c --levels=O0,O2 --flags="-fPIC -D_FORTIFY_SOURCE=3 -fcf-protection=full"
#include "../Inputs/residue.h"
#include "Inputs/setjmp-elsewhere.h"

static NOINLINE void fail(const uint64_t *w, unsigned char *out) {
  volatile uint64_t deep[1500];
  for (int i = 0; i < 1500; i++)
    deep[i] = w[i % 5] * (2 * (unsigned)i + 1);
  store64(out, deep[3] ^ deep[1400]);
  longjmp(stop, 7);
}

static NOINLINE void use(const unsigned char *key, unsigned char *out) {
  SECRET uint64_t w[5];
  for (int i = 0; i < 5; i++)
    w[i] = load64(key + 8 * i);
  fail(w, out);
  store64(out, w[1]);
}

int main(void) {
  const unsigned char *key = zeroize_audit_begin(40);
  unsigned char *out = zeroize_audit_output();
  out[60] = (unsigned char)guarded(use, key, out);
  zeroize_audit_observe();
  return print_output();
}
