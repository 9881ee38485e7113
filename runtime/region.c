/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
 *
 * Signals that come while a secret function runs: the kernel writes all registers
 * below the stack pointer, or to the thread's alternate stack, where they stay.
 *
 * Whether one came, the thread's restartable sequences area tells: the kernel sets
 * its field rseq_cs to zero when it delivers a signal, and when it takes the CPU
 * away. So enter makes it point to a descriptor of a critical section that is
 * empty, and leave looks whether it still points to one. Functions nest: one that
 * finds the field set leaves it alone, and whoever has set it sets it back to zero.
 * That one knows itself by the descriptor, which it has chosen by its stack pointer
 * (marks.h).
 * Two functions that choose the same one, 8 KiB apart, cost time only: those around
 * find zero as if a signal had come. After a signal zero stays zero for all that
 * were there, for who sets the field again takes it back. The descriptors are valid
 * for ever (find_signals.c): a field that is left behind by longjmp is harmless.
 *
 * A signal between two instructions here does no harm: at entry it is seen at exit,
 * and at exit there is nothing left that it could write.
 *
 * Where there is no such area (a C library other than glibc 2.35 and later), leave
 * always scrubs. Covered by test/runtime/region.c and test/residue/frame.
 */
#include "marks.h"
#include "runtime.h"

/* A register is kept in the red zone: as in other leaf functions, signals do not
 * write there. */
#define SAVE_RAX "movq %rax, -8(%rsp)\n\t"
#define RESTORE_RAX "movq -8(%rsp), %rax\n\tmovq $0, -8(%rsp)\n\t"

/* At a secret function's entry, right behind its return address and at most one
 * register that the caller keeps there: both are in the same 16 bytes. Keeps every
 * register but r11 and the flags. */
ZEROIZE_HELPER __zeroize_enter(void) {
  __asm__(ZEROIZE_ENTER("%") "ret\n" ZEROIZE_ENTER_FIRST("%", "ret"));
}

/* At its exit, after everything else, likewise right behind its return address. r11: how
 * deep the function may have worked, and 16 KiB; its last bit: it may have entered
 * the kernel; the second: functions of other files may have worked below, as a part of
 * the region, so that 48 KiB more are scrubbed. Keeps every register but r11 and the flags. */
ZEROIZE_HELPER __zeroize_leave(void) {
  __asm__(SAVE_RAX ZEROIZE_LEAVE("rax", "eax", RESTORE_RAX));
}

/* Where longjmp or an exception has arrived: the functions that it has skipped did
 * not leave. r11 as for __zeroize_scrub_below. */
ZEROIZE_HELPER __zeroize_abandon(void) {
  __asm__("cmpq $0, __zeroize_marks(%rip)\n\t"
          "je 1f\n\t"
          ZEROIZE_PUSH("%rax")
          ZEROIZE_UNSET_MARK("rax")
          ZEROIZE_POP("%rax")
          "movq $0, -8(%rsp)\n"
          "1:\n\t"
          "jmp __zeroize_scrub_below");
}

/* Zeroes up to r11 bytes below the caller's stack pointer and the upper part of the
 * alternate signal stack, unless the thread is on it. Keeps every register but r11
 * and the flags. */
ZEROIZE_HELPER __zeroize_scrub_signals(void) {
  __asm__("call __zeroize_scrub_below\n\t"
          "testb $" ZEROIZE_SIGNALS_STACK ", 16+__zeroize_marks(%rip)\n\t"
          "jz 2f\n\t"
          ZEROIZE_PUSH("%rax")
          ZEROIZE_PUSH("%rcx")
          ZEROIZE_PUSH("%rdi")
          ZEROIZE_PUSH("%rsi")
          ZEROIZE_LOWER("24", "%rsp") /* stack_t: address, flags, size */
          "xorl %edi, %edi\n\t"
          "movq %rsp, %rsi\n\t"
          "movl $131, %eax\n\t" /* sigaltstack */
          "syscall\n\t"
          "testq %rax, %rax\n\t"
          "jnz 1f\n\t"
          "testl $3, 8(%rsp)\n\t" /* SS_ONSTACK, SS_DISABLE */
          "jnz 1f\n\t"
          "movq %rsp, %rax\n\t" /* with SS_AUTODISARM the kernel does not say */
          "subq (%rsp), %rax\n\t"
          "cmpq 16(%rsp), %rax\n\t"
          "jb 1f\n\t"
          "movl $65536, %ecx\n\t"
          "cmpq %rcx, 16(%rsp)\n\t"
          "cmovbq 16(%rsp), %rcx\n\t"
          "movq (%rsp), %rdi\n\t"
          "addq 16(%rsp), %rdi\n\t"
          "subq %rcx, %rdi\n\t"
          "xorl %eax, %eax\n\t"
          "rep stosb\n"
          "1:\n\t"
          ZEROIZE_RAISE("24", "%rsp")
          ZEROIZE_POP("%rsi")
          ZEROIZE_POP("%rdi")
          ZEROIZE_POP("%rcx")
          ZEROIZE_POP("%rax")
          "movq $0, -8(%rsp)\n\t"
          "movq $0, -16(%rsp)\n\t"
          "movq $0, -24(%rsp)\n\t"
          "movq $0, -32(%rsp)\n\t"
          "xorl %r11d, %r11d\n"
          "2:\n\t"
          "ret");
}
