/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
 *
 * What functions of other files may have left below a function that leaves their
 * registers to somebody else: nothing, if all of them attest that they scrub for
 * themselves (ask.c); else a margin is scrubbed. Which function a name stands for
 * does not change once it has been called, so each table is asked once. Covered by
 * test/runtime/settle.c and test/residue/library/attested*.c.
 */
#include "runtime.h"

/* struct asked {
 *   int state;     0: not asked yet, 1: all attest, 2: not all do
 *   int margin;    bytes
 *   int names[];   distance from here to the word that has a function's address; 0: end
 * } */

/* r11: a struct asked. Sets the zero flag if all attest. Keeps every register but r11 and
 * the flags. The slots that it pushes to may get copies of the caller's values. */
ZEROIZE_HELPER __zeroize_settle(void) {
  __asm__("cmpl $1, (%r11)\n\t"
          "jne 1f\n\t"
          "xorl %r11d, %r11d\n\t"
          "ret\n"
          "1:\n\t"
          "ja 5f\n\t"
          ZEROIZE_PUSH("%rax")
          ZEROIZE_PUSH("%rcx")
          "leaq 8(%r11), %rcx\n"
          "2:\n\t"
          "movslq (%rcx), %rax\n\t"
          "testl %eax, %eax\n\t"
          "jz 3f\n\t"
          "movq (%rcx,%rax), %rax\n\t"
          "addq $4, %rcx\n\t"
          "testl $0xff8, %eax\n\t"
          "je 4f\n\t"
          "cmpl $0xd39f4706, -8(%rax)\n\t"
          "jne 4f\n\t"
          "cmpl $0x5a8c1e0b, -4(%rax)\n\t"
          "je 2b\n"
          "4:\n\t"
          "movl $2, (%r11)\n\t"
          "jmp 6f\n"
          "3:\n\t"
          "movl $1, (%r11)\n"
          "6:\n\t"
          ZEROIZE_POP("%rcx")
          ZEROIZE_POP("%rax")
          "movq $0, -8(%rsp)\n\t"
          "movq $0, -16(%rsp)\n\t"
          "jmp __zeroize_settle\n"
          "5:\n\t"
          "movl 4(%r11), %r11d\n\t"
          "call __zeroize_scrub_below\n\t"
          "testq %rsp, %rsp\n\t"
          "ret");
}

/* The same, and if not all attest, clears what __zeroize_scrub_foreign does. */
ZEROIZE_HELPER __zeroize_settle_foreign(void) {
  __asm__("call __zeroize_settle\n\t"
          "je 1f\n\t"
          ZEROIZE_CLEAR_WIDE ZEROIZE_CLEAR_SCRATCH
          "1:\n\t"
          "ret");
}
