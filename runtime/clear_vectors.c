/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
 *
 * Clears every vector and mask register of the CPU, whatever the program was
 * compiled for: the C library's memcpy uses zmm16 where it can. Called at the
 * exit of a function that returns nothing in a vector register and has run code
 * that we do not know. Covered by test/runtime/clear-vectors.c.
 */
#include "runtime.h"

#define ZEROIZE_CLEAR_XMM(N) "pxor %xmm" #N ", %xmm" #N "\n\t"

ZEROIZE_HELPER __zeroize_clear_vectors(void) {
  __asm__(ZEROIZE_NEED_CPU
          "testb $" ZEROIZE_CPU_AVX ", __zeroize_cpu(%rip)\n\t"
          "jz 3f\n\t"
          "vzeroall\n\t"
          "testb $" ZEROIZE_CPU_AVX512 ", __zeroize_cpu(%rip)\n\t"
          "jz 2f\n\t" ZEROIZE_CLEAR_HIGH "2:\n\t"
          "ret\n"
          "3:\n\t" ZEROIZE_CLEAR_XMM(0) ZEROIZE_CLEAR_XMM(1)
              ZEROIZE_CLEAR_XMM(2) ZEROIZE_CLEAR_XMM(3) ZEROIZE_CLEAR_XMM(4)
                  ZEROIZE_CLEAR_XMM(5) ZEROIZE_CLEAR_XMM(6) ZEROIZE_CLEAR_XMM(7)
                      ZEROIZE_CLEAR_XMM(8) ZEROIZE_CLEAR_XMM(9)
                          ZEROIZE_CLEAR_XMM(10) ZEROIZE_CLEAR_XMM(11)
                              ZEROIZE_CLEAR_XMM(12) ZEROIZE_CLEAR_XMM(13)
                                  ZEROIZE_CLEAR_XMM(14)
                                      ZEROIZE_CLEAR_XMM(15) "ret");
}
