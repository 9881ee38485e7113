/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
 *
 * What functions of other files may have left below a function that leaves their
 * registers to somebody else: nothing, if all of them attest that they scrub for
 * themselves (ask.c); else what their code can have used (code_walk.c), or a margin if
 * that has no bound. Which function a name stands for does not change once it has been
 * called, so each table is asked once. Covered by test/runtime/settle.c,
 * test/residue/library/attested*.c and test/residue/library/assembly.c.
 */
#include "code_depth.h"
#include "runtime.h"

ZEROIZE_FUNCTION struct code_state __zeroize_code_state;

/* r11: a struct asked. Sets the zero flag if all attest. Keeps every register but r11 and
 * the flags. The slots that it pushes to may get copies of the caller's values. */
ZEROIZE_HELPER __zeroize_settle(void) {
  __asm__("cmpl $1, (%%r11)\n\t"
          "jne 1f\n\t" /* mostly all attest */
          "xorl %%r11d, %%r11d\n\t"
          "ret\n"
          "1:\n\t"
          "jb 2f\n\t"
          "movl 4(%%r11), %%r11d\n\t"
          "call __zeroize_scrub_below\n\t"
          "testq %%rsp, %%rsp\n\t"
          "ret\n"
          "2:\n\t"
          ZEROIZE_CALL_C(ZEROIZE_WALK_CODE("1") "movl %%eax, %%r11d\n\t")
          "testl %%r11d, %%r11d\n\t"
          "jnz 3f\n\t"
          "ret\n"
          "3:\n\t"
          "call __zeroize_scrub_below\n\t"
          "testq %%rsp, %%rsp\n\t"
          "ret"
          :);
}

/* The same, and if not all attest, clears what __zeroize_scrub_foreign does. */
ZEROIZE_HELPER __zeroize_settle_foreign(void) {
  __asm__("cmpl $1, (%r11)\n\t"
          "je 1f\n\t"
          "cmpl $3, (%r11)\n\t"
          "je 2f\n\t"
          "call __zeroize_settle\n\t"
          "je 1f\n\t"
          ZEROIZE_CLEAR_WIDE ZEROIZE_CLEAR_SCRATCH
          "1:\n\t"
          "movl $0, %r11d\n\t" /* the flags are the answer */
          "ret\n"
          "2:\n\t"
          "movl 4(%r11), %r11d\n\t"
          "call __zeroize_scrub_below\n\t"
          ZEROIZE_CLEAR_SCRATCH
          "ret");
}
