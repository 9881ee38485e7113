/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
 *
 * All that the exits of most functions need that have run foreign code, in one call
 * instead of a dozen instructions. They are for functions that return nothing but
 * what rax holds. Covered by test/codegen/clear-registers.ll, test/codegen/attest*.c and
 * test/residue.
 */
#include "marks.h"
#include "runtime.h"

/* r11 as for __zeroize_leave. Clears the general registers that a call may change, but
 * for rax. Those are free then: it looks for the mark without saving any. */
ZEROIZE_HELPER __zeroize_leave_scratch(void) {
  __asm__(ZEROIZE_CLEAR_SCRATCH ZEROIZE_LEAVE("rcx", "ecx", "xorl %ecx, %ecx\n\t"));
}

/* The same, and the vector registers that hold arguments; for functions that do not
 * know of wider ones. */
ZEROIZE_HELPER __zeroize_leave_narrow(void) {
  __asm__("xorps %xmm0, %xmm0\n\t"
          "xorps %xmm1, %xmm1\n\t"
          "xorps %xmm2, %xmm2\n\t"
          "xorps %xmm3, %xmm3\n\t"
          "xorps %xmm4, %xmm4\n\t"
          "xorps %xmm5, %xmm5\n\t"
          "xorps %xmm6, %xmm6\n\t"
          "xorps %xmm7, %xmm7\n\t"
          "jmp __zeroize_leave_scratch");
}

/* r11 as for __zeroize_leave. Clears the general registers that a call may change, but
 * for rax; vector, mask and x87 registers. */
ZEROIZE_HELPER __zeroize_leave_cleared(void) {
  __asm__(ZEROIZE_CLEAR_WIDE "jmp __zeroize_leave_scratch");
}

/* The same behind a margin of the default depth: r11 has 16 KiB for a signal where the
 * margin has 4 KiB. */
ZEROIZE_HELPER __zeroize_leave_foreign(void) {
  __asm__(ZEROIZE_PUSH("%r11")
          "andl $-16, %r11d\n\t"
          "subl $12288, %r11d\n\t"
          "call __zeroize_scrub_below\n\t"
          ZEROIZE_POP("%r11")
          "jmp __zeroize_leave_cleared");
}

/* What a function that did not attest (ask.c) may have left: r11 as for
 * __zeroize_scrub_below. Clears the same registers. */
ZEROIZE_HELPER __zeroize_scrub_foreign(void) {
  __asm__("call __zeroize_scrub_below\n\t" ZEROIZE_CLEAR_WIDE ZEROIZE_CLEAR_SCRATCH "ret");
}
