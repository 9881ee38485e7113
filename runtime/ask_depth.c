/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
 *
 * The same as ask.c of a function that is called through a pointer, and may be another each
 * time: also how much stack it may take, in a byte that the caller keeps. Covered by
 * test/residue/library/assembly.c and test/codegen/attest-indirect.c.
 */
#include "code_depth.h"
#include "runtime.h"

/* The byte is in units of 16 bytes, less one, but for these: 4 KiB, and all that has a bound. */
#define MARGIN "254"
#define DEEP "255"
#define UNBOUND "0xffff"

/* r11: the function's address, or 0. Sets the zero flag if it attests; else r11 is the byte, never 0. What several calls need together is found by or-ing theirs. Keeps
 * every other register. Only of this program's or shared library's own code it is known: other code may be
 * gone one day, and there be other functions in its place. */
ZEROIZE_HELPER __zeroize_ask_depth(void) {
  __asm__(".weak __ehdr_start\n\t.hidden __ehdr_start\n\t.weak _etext\n\t.hidden _etext\n\t"
          "testl $0xff8, %%r11d\n\t"
          "je 1f\n\t"
          "cmpl $0xd39f4706, -8(%%r11)\n\t"
          "jne 1f\n\t"
          "cmpl $0x5a8c1e0b, -4(%%r11)\n\t"
          "jne 1f\n\t"
          "ret\n"
          "1:\n\t"
          "testq %%r11, %%r11\n\t"
          "jz 3f\n\t"
          "cmpq __ehdr_start@GOTPCREL(%%rip), %%r11\n\t"
          "jb 2f\n\t"
          "cmpq _etext@GOTPCREL(%%rip), %%r11\n\t"
          "jae 2f\n\t"
          ZEROIZE_CALL_C(ZEROIZE_WALK_CODE("0") "movl %%eax, %%r11d\n\t")
          "cmpl $" UNBOUND ", %%r11d\n\t"
          "jae 2f\n\t"
          "shrl $4, %%r11d\n\t"
          "cmpl $" MARGIN ", %%r11d\n\t"
          "jb 3f\n\t"
          "cmpl $256, %%r11d\n\t"
          "jbe 2f\n\t"
          "movl $" DEEP ", %%r11d\n\t"
          "jmp 3f\n"
          "2:\n\t"
          "movl $" MARGIN ", %%r11d\n"
          "3:\n\t"
          "testq %%rsp, %%rsp\n\t"
          "ret"
          :);
}

#define BYTE_TO_BYTES(HELPER) \
  "cmpl $" MARGIN ", %r11d\n\t" \
  "jae 1f\n\t" \
  "incl %r11d\n\t" \
  "shll $4, %r11d\n\t" \
  "jmp " HELPER "\n" \
  "1:\n\t" \
  "movl $4096, %r11d\n\t" \
  "je " HELPER "\n\t" \
  "movl $33024, %r11d\n\t" \
  "jmp " HELPER

/* r11: the byte. */
ZEROIZE_HELPER __zeroize_scrub_byte(void) { __asm__(BYTE_TO_BYTES("__zeroize_scrub_below")); }

/* Clears registers as __zeroize_scrub_foreign does. */
ZEROIZE_HELPER __zeroize_scrub_byte_foreign(void) { __asm__(BYTE_TO_BYTES("__zeroize_scrub_foreign")); }
