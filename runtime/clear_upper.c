/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
 *
 * Clears every part of the vector state but xmm0-15: upper halves, zmm16-31,
 * masks. Called at the exit of a function that returns something in xmm
 * registers; it has cleared the other xmm registers itself. Covered by
 * test/runtime/clear-upper.c.
 */
#include "runtime.h"

ZEROIZE_HELPER __zeroize_clear_upper(void) {
  __asm__(ZEROIZE_NEED_CPU "testb $" ZEROIZE_CPU_AVX ", __zeroize_cpu(%rip)\n\t"
                           "jz 2f\n\t"
                           "vzeroupper\n\t"
                           "jmp __zeroize_clear_high\n"
                           "2:\n\t"
                           "ret");
}
