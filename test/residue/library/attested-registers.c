// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// What a function that does not attest leaves in registers and in 3 KiB of dead stack must be erased, whether it was
// called by its name or through a pointer.
// RUN: %residue %s --plain=%S/Inputs/dirty.c
// RUN: %residue %s --plain=%S/Inputs/dirty.c --flags=-DPOINTER
// RUN: %residue %s --plain=%S/Inputs/dirty.c --flags=-DREAL --levels=O0,O2
// RUN: %residue %s --plain=%S/Inputs/dirty.c --flags="-DPOINTER -DREAL" --levels=O0,O2
// RUN: %residue %s --plain=%S/Inputs/dirty.c --flags="-DPOINTER -DEXTENDED" --levels=O0,O2
// RUN: %residue %s --plain=%S/Inputs/dirty.c --flags="-DPOINTER -fPIC -pie" --levels=O2
#include "../Inputs/residue.h"

int dirty(SECRET const unsigned char *k, int n);

#ifdef POINTER
static int (*volatile chosen)(const unsigned char *k, int n) = dirty;
#else
#define chosen dirty
#endif

#if defined REAL
#define RESULT double
#elif defined EXTENDED
#define RESULT long double
#else
#define RESULT int
#endif

NOINLINE RESULT use(SECRET const unsigned char *k);
NOINLINE RESULT use(SECRET const unsigned char *k) {
  return secret_declassify((RESULT)(chosen(k, 3) - chosen(k, 5)));
}

int main(void) {
  const unsigned char *k = zeroize_audit_begin(32);
  RESULT r = use(k);
  zeroize_audit_output()[0] = (unsigned char)(r * r);
  zeroize_audit_observe();
  return print_output();
}
