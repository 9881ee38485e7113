// A helper that forgets a part of the vector state would leave memcpy's zmm16 behind.
// RUN: %clang -O2 %s %S/../../runtime/clear_vectors.c %S/../../runtime/clear_high.c %S/../../runtime/probe_cpu.c -o %t
// RUN: %t

#include "Inputs/xstate.h"

void __zeroize_clear_vectors(void);

int main(void) {
  int bad = 0;
  /* The second time, the CPU is known already. */
  for (int turn = 0; turn < 2; turn++) {
    bad += expect("changed registers", run(__zeroize_clear_vectors), 0);
    bad += expect("xmm", left(SSE), 0);
    bad += expect("ymm", left(AVX), 0);
    bad += expect("k", left(MASK), 0);
    bad += expect("zmm upper halves", left(ZMM_HI), 0);
    bad += expect("zmm16-31", left(HI16), 0);
    bad += expect("x87 is not its business", left(X87), 80);
  }
  return bad != 0;
}
