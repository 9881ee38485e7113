/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
 *
 * Clears the x87 registers. They are aliased by the MMX registers, which can be
 * written without regard to the x87 stack's state; `emms` then marks the stack
 * empty, as the ABI wants it at a call boundary. Control word and sticky
 * exception flags belong to the program and stay. `fninit` would reset them,
 * and `emms` alone leaves the contents. Covered by test/runtime/clear-x87.c.
 */
#include "runtime.h"

ZEROIZE_HELPER __zeroize_clear_x87(void) {
  __asm__("pxor %mm0, %mm0\n\t"
          "pxor %mm1, %mm1\n\t"
          "pxor %mm2, %mm2\n\t"
          "pxor %mm3, %mm3\n\t"
          "pxor %mm4, %mm4\n\t"
          "pxor %mm5, %mm5\n\t"
          "pxor %mm6, %mm6\n\t"
          "pxor %mm7, %mm7\n\t"
          "emms\n\t"
          "ret");
}
