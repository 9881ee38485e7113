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

/* r11: the address of a function that is called next and is given no secret. Clears vector, mask
 * and x87 registers, which it might save for what it calls, unless it attests. Keeps every other
 * register but the flags. */
ZEROIZE_HELPER __zeroize_clear_for_stranger(void) {
  __asm__("testl $0xff8, %r11d\n\t"
          "je 1f\n\t"
          "cmpl $0xd39f4706, -8(%r11)\n\t"
          "jne 1f\n\t"
          "cmpl $0x5a8c1e0b, -4(%r11)\n\t"
          "jne 1f\n\t"
          "ret\n"
          "1:\n\t" ZEROIZE_CLEAR_WIDE "ret");
}
