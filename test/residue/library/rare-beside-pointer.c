// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// In a function that only this file calls, a call through a pointer and one that is rarely made: what either leaves is
// erased, whichever ways were gone.
// RUN: %residue %s --plain=%S/Inputs/dirty.c
// RUN: %residue %s --plain=%S/Inputs/dirty.c --flags=-DRARE
// RUN: %residue %s --plain=%S/Inputs/dirty.c --flags=-DBOTH
#include "../Inputs/residue.h"

int dirty(SECRET const unsigned char *k, int n);
static int (*volatile chosen)(const unsigned char *k, int n) = dirty;

#if defined(RARE) || defined(BOTH)
#define ERRORS 101
#else
#define ERRORS 3
#endif

static NOINLINE int inner(const unsigned char *k, int n) {
  int r = 0;
  if (__builtin_expect(n > 100, 0))
    r = dirty(k, n - 98);
#ifdef RARE
  if (n > 100)
    return r;
#endif
  return r + chosen(k, 3);
}

NOINLINE void use(SECRET const unsigned char *k, unsigned char *out, int n) {
  out[0] = secret_declassify((unsigned char)inner(k, n));
  out[1] = secret_declassify((unsigned char)inner(k, n + 1));
}

int main(void) {
  volatile int n = ERRORS;
  const unsigned char *k = zeroize_audit_begin(32);
  use(k, zeroize_audit_output(), n);
  zeroize_audit_observe();
  return print_output();
}
