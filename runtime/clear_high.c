/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
 *
 * Clears zmm16-31 and the mask registers only. Called at the exit of a function
 * that returns something in ymm or zmm registers; it has cleared the rest of
 * registers 0-15 itself. Covered by test/runtime/clear-high.c.
 */
#include "runtime.h"

ZEROIZE_HELPER __zeroize_clear_high(void) {
  __asm__(ZEROIZE_NEED_CPU "testb $" ZEROIZE_CPU_AVX512
                           ", __zeroize_cpu(%rip)\n\t"
                           "jz 2f\n\t" ZEROIZE_CLEAR_HIGH "2:\n\t"
                           "ret");
}
