// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// An entry copies secrets that its caller has put on the stack, and erases the copies: called from other files, from code that is
// in no region, and through pointers; from inside a region it makes none.
// RUN: %residue %s --also=%S/Inputs/stack-words.c
// RUN: %residue %s --also=%S/Inputs/stack-words.c --levels=O1,O2 --flags="-fno-omit-frame-pointer -fPIC"
// RUN: %residue %s --also=%S/Inputs/stack-words.c --levels=O2 --flags="-mno-red-zone -fcf-protection=full"
// RUN: %residue %s --also=%S/Inputs/stack-words.c --levels=O2 --flags="-fexceptions -static"
#include "Inputs/stack-words.h"

typedef uint64_t function(uint64_t, uint64_t, uint64_t, uint64_t, uint64_t, uint64_t, uint64_t, uint64_t);
static function *volatile chosen = eight;

static void spread(const unsigned char *k, uint64_t *w) {
  for (int i = 0; i < 8; i++)
    w[i] = load64(k + 8 * i);
}

// In no region: it only passes on.
static NOINLINE void passes(const unsigned char *k, unsigned char *out) {
  uint64_t w[8];
  spread(k, w);
  uint64_t x = seven(w[0], w[1], w[2], w[3], w[4], w[5], w[6]);
  x ^= eight(w[1], w[0], w[2], w[3], w[4], w[5], w[7], w[6]);
  x ^= fourteen(w, 1, 2, 3, 4, 5, (unsigned char)w[1], (uint16_t)w[2], (uint32_t)w[3], w[4], (signed char)w[5], w[6], w[7], w);
  store64(out, x + chosen(w[0], w[2], w[4], w[6], w[1], w[3], w[5], w[7]));
}

// In one, and the callees are parts of it.
static NOINLINE void inside(SECRET const unsigned char *k, unsigned char *out) {
  SECRET uint64_t w[8];
  spread(k, w);
  uint64_t x = seven(w[6], w[1], w[2], w[3], w[4], w[5], w[0]);
  x ^= chosen(w[7], w[1], w[2], w[3], w[4], w[5], w[6], w[0]);
  store64(out, x + fourteen(w, 5, 4, 3, 2, 1, (unsigned char)w[2], (uint16_t)w[3], (uint32_t)w[4], w[5], (signed char)w[6], w[7],
                            w[0], w));
}

int main(void) {
  const unsigned char *k = zeroize_audit_begin(64);
  unsigned char *out = zeroize_audit_output();
  passes(k, out);
  inside(k, out + 8);
  zeroize_audit_observe();
  return print_output();
}
