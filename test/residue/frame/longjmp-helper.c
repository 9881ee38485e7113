// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A helper that knows of no secret jumps over the live frames of functions that do. setjmp returns 1 for 0.
// RUN: %residue %s --plain=%S/Inputs/setjmp-elsewhere.c
#include "../Inputs/residue.h"
#include "Inputs/setjmp-elsewhere.h"

static NOINLINE void fail(int code) {
  if (code >= 0)
    longjmp(stop, code);
}

static NOINLINE void mix(uint64_t *w, unsigned char *out) {
  uint64_t local[40];
  for (int i = 0; i < 40; i++)
    local[i] = w[i % 5] * (2 * (unsigned)i + 1);
  permute(local, 40, 2);
  store64(out, local[0] ^ local[39]);
  fail(0);
  store64(out, local[1]);
}

static NOINLINE void use(const unsigned char *key, unsigned char *out) {
  SECRET uint64_t w[5];
  for (int i = 0; i < 5; i++)
    w[i] = load64(key + 8 * i);
  mix(w, out);
  store64(out, w[1]);
}

int main(void) {
  const unsigned char *key = zeroize_audit_begin(40);
  unsigned char *out = zeroize_audit_output();
  out[60] = (unsigned char)guarded(use, key, out);
  zeroize_audit_observe();
  return print_output();
}
