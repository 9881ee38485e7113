// A helper that leaves the x87 stack full would turn the next long double into a NaN.
// RUN: %clang -O2 %s %S/../../runtime/clear_x87.c -o %t
// RUN: %t

#include "Inputs/xstate.h"

void __zeroize_clear_x87(void);

int main(void) {
  int bad = 0;
  /* The second time, the CPU is known already. */
  for (int turn = 0; turn < 2; turn++) {
    bad += expect("changed registers", run(__zeroize_clear_x87), 0);
    bad += expect("st0-7", left(X87), 0);
    bad += expect("xmm stays", left(SSE), 256);
    volatile long double one = 1, sum = 0;
    for (int i = 0; i < 20; i++)
      sum = sum + one * i;
    bad += expect("x87 works", (int)sum, 190);
  }
  return bad != 0;
}
