// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Behind assembly whose code tells how much stack it takes, that much is erased, be it more than a margin; behind a pointer,
// too (there of code of this program only), beside functions with a name that go deeper, and on a way that is rarely gone.
// RUN: %residue %s --plain=%S/Inputs/assembly.c
// RUN: %residue %s --plain=%S/Inputs/assembly.c --flags=-DPOINTER
// RUN: %residue %s --plain=%S/Inputs/assembly.c --flags=-DBOTH
// RUN: %residue %s --plain=%S/Inputs/assembly.c --flags=-DRARE
// RUN: %residue %s --plain=%S/Inputs/assembly.c --levels=O2 --flags="-DBOTH -fPIC"
// RUN: %residue %s --plain=%S/Inputs/assembly.c --levels=O2 --flags="-DBOTH -static"
// RUN: %residue %s --plain=%S/Inputs/assembly.c --levels=O2 --flags="-DBOTH -fno-pie -no-pie"
// RUN: %residue %s --plain=%S/Inputs/assembly.c --levels=O2 --flags="-DRARE -mavx512f -fno-plt"
#include "../Inputs/residue.h"

int small(SECRET const unsigned char *k, int n);
int frame(SECRET const unsigned char *k, int n);
int large(SECRET const unsigned char *k, int n);
int aligned(SECRET const unsigned char *k, int n);
int vectors(SECRET const unsigned char *k, int n);

typedef int function(const unsigned char *k, int n);
static function *volatile chosen[] = {small, frame, aligned, vectors, large};

// As others do: each exit for itself.
static NOINLINE int once(SECRET const unsigned char *k, int which) {
  SECRET unsigned char copy[32];
  memcpy(copy, k, 32);
  copy[0] ^= 1;
#ifdef POINTER
  return chosen[which](copy, which) + 1;
#elif defined BOTH
  return (which & 1 ? large(copy, which) : small(copy, which)) + chosen[which & 3](copy, which);
#else
  switch (which) {
  case 0:
    return small(copy, 1) + 1;
  case 1:
    return frame(copy, 2) + 2;
  case 2:
    return large(copy, 3) + 3;
  case 3:
    return aligned(copy, 4) + 4;
  default:
    return vectors(copy, 5) + 5;
  }
#endif
}

static NOINLINE int rarely(SECRET const unsigned char *k, int which) {
  SECRET unsigned char copy[32];
  memcpy(copy, k, 32);
  copy[1] ^= 2;
  int r = copy[0] * copy[31] & 0;
  if (__builtin_expect(which == 2, 0))
    r += large(copy, which);
  if (__builtin_expect(which == 3, 0))
    r += vectors(copy, which) + 1;
  return secret_declassify(r);
}

static NOINLINE void use(SECRET const unsigned char *k, unsigned char *out) {
  int r = 0;
#ifdef RARE
  for (int i = 0; i < 4; i++)
    r += rarely(k, i);
#else
  (void)rarely;
  for (int i = 0; i < 5; i++)
    r += once(k, i);
#endif
  memcpy(out, &r, sizeof r);
}

int main(void) {
  const unsigned char *k = zeroize_audit_begin(32);
  use(k, zeroize_audit_output());
  zeroize_audit_observe();
  return print_output();
}
