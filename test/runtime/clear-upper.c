// A helper that clears xmm0 would destroy the floating-point result of a function.
// RUN: %clang -O2 %s %S/../../runtime/clear_upper.c %S/../../runtime/clear_high.c %S/../../runtime/probe_cpu.c -o %t
// RUN: %t

#include "Inputs/xstate.h"

void __zeroize_clear_upper(void);

int main(void) {
  int bad = 0;
  /* The second time, the CPU is known already. */
  for (int turn = 0; turn < 2; turn++) {
    bad += expect("changed registers", run(__zeroize_clear_upper), 0);
    bad += expect("xmm stays", left(SSE), 256);
    bad += expect("ymm", left(AVX), 0);
    bad += expect("k", left(MASK), 0);
    bad += expect("zmm upper halves", left(ZMM_HI), 0);
    bad += expect("zmm16-31", left(HI16), 0);
  }
  return bad != 0;
}
