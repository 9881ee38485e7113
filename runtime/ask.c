/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
 *
 * Whether a function scrubs for itself: it says so in the eight bytes in front of its
 * entry (plugin/ir/Attest.h). The function is one that is about to be called, or has
 * been, so its first byte is there; what lies in front of it in the same page is as
 * well. What lies in the page before may be anything: a function at the beginning of a
 * page has not said so. Covered by test/runtime/ask.c and
 * test/residue/library/attested*.c.
 */
#include "runtime.h"

/* r11: the function's address, or 0. Sets the zero flag if the function attests.
 * Keeps every register. The halves are compared one by one: the whole must appear
 * nowhere but in front of functions. */
ZEROIZE_HELPER __zeroize_ask(void) {
  __asm__("testl $0xff8, %r11d\n\t"
          "je 1f\n\t"
          "cmpl $0xd39f4706, -8(%r11)\n\t"
          "jne 2f\n\t"
          "cmpl $0x5a8c1e0b, -4(%r11)\n\t"
          "ret\n"
          "1:\n\t"
          "testq %rsp, %rsp\n"
          "2:\n\t"
          "ret");
}

/* r11: a struct stranger, { uint32_t attests; int32_t got; }: where the address is of a function
 * that is called next and is given no secret, seen from the second word. Clears vector, mask and
 * x87 registers, which it might save for what it calls, unless it attests. That is looked up once.
 * Keeps every other register but the flags; what it pushes it erases. */
ZEROIZE_HELPER __zeroize_clear_for_stranger(void) {
  __asm__("cmpl $1, (%r11)\n\t"
          "je 2f\n\t"
          ZEROIZE_PUSH("%rax")
          "movslq 4(%r11), %rax\n\t"
          "movq 4(%r11,%rax), %rax\n\t"
          "testl $0xff8, %eax\n\t"
          "je 1f\n\t"
          "cmpl $0xd39f4706, -8(%rax)\n\t"
          "jne 1f\n\t"
          "cmpl $0x5a8c1e0b, -4(%rax)\n\t"
          "jne 1f\n\t"
          "movl $1, (%r11)\n\t"
          ZEROIZE_POP("%rax")
          "movq $0, -8(%rsp)\n"
          "2:\n\t"
          "ret\n"
          "1:\n\t" ZEROIZE_PUSHED("8")
          ZEROIZE_POP("%rax")
          "movq $0, -8(%rsp)\n\t"
          ZEROIZE_CLEAR_WIDE "ret");
}
