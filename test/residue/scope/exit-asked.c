// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A function that could be asked whether it scrubs for itself has left the key everywhere, and then the program ends:
// nobody comes to the exit where it would have been asked.
// RUN: %residue %s --plain=%S/../library/Inputs/dirty.c
// RUN: %residue %s --plain=%S/../library/Inputs/dirty.c --flags=-DPOINTER --levels=O0,O2
#include "../Inputs/residue.h"
#include <stdlib.h>

int dirty(SECRET const unsigned char *k, int n);

#ifdef POINTER
static int (*volatile chosen)(const unsigned char *k, int n) = dirty;
#else
#define chosen dirty
#endif

static void at_exit(void) {
  zeroize_audit_observe();
  print_output();
}

// Of this file and public: that it is called leaves nothing, unlike a call of exit.
static NOINLINE _Noreturn void die(int status) {
  fflush(stdout);
  exit(status);
}

static NOINLINE void use(SECRET const unsigned char *k, unsigned char *out);
static NOINLINE void use(const unsigned char *k, unsigned char *out) {
  out[0] = secret_declassify((unsigned char)chosen(k, 3));
  if (out[0] == 9)
    die(0);
  out[1] = secret_declassify((unsigned char)chosen(k, 5));
}

int main(void) {
  const unsigned char *k = zeroize_audit_begin(32);
  atexit(at_exit);
  use(k, zeroize_audit_output());
  return 1;
}
