/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
 *
 * Signals that come while a secret function runs: the kernel writes all registers
 * below the stack pointer, or to the thread's alternate stack, where they stay.
 *
 * Whether one came, the thread's restartable sequences area tells: the kernel sets
 * its field rseq_cs to zero when it delivers a signal, and when it takes the CPU
 * away. So enter makes it point to a descriptor of a critical section that is
 * empty, and leave looks whether it still does. Functions nest: one descriptor per
 * level, 32 bytes each, so that leave can go back to the level before. Zero stays
 * zero: after a signal all levels below scrub as well. The descriptors are valid for
 * ever (find_signals.c): a field that is left behind by longjmp is harmless.
 * Every change is one instruction, so that no signal comes in between.
 *
 * Where there is no such area (a C library other than glibc 2.35 and later), leave
 * always scrubs. Covered by test/runtime/region.c and test/residue/frame.
 */
#include "marks.h"
#include "runtime.h"

/* At a secret function's entry. Keeps every register but r11 and the flags. */
ZEROIZE_HELPER __zeroize_enter(void) {
  __asm__("movq __zeroize_marks(%rip), %r11\n\t"
          "testq %r11, %r11\n\t"
          "jz 3f\n\t"
          ZEROIZE_PUSH("%rax")
          ZEROIZE_PUSH("%rcx")
          "movq %fs:(%r11), %rax\n\t"
          "movq %rax, %rcx\n\t"
          "subq 8+__zeroize_marks(%rip), %rcx\n\t"
          "cmpq $" ZEROIZE_MARKS_BYTES "-" ZEROIZE_MARK_BYTES ", %rcx\n\t"
          "jae 1f\n\t"
          "leaq " ZEROIZE_MARK_BYTES "(%rax), %rcx\n\t"
          "cmpxchgq %rcx, %fs:(%r11)\n\t"
          "je 2f\n"
          "1:\n\t"
          "movq 8+__zeroize_marks(%rip), %rcx\n\t"
          "movq %rcx, %fs:(%r11)\n"
          "2:\n\t"
          ZEROIZE_POP("%rcx")
          ZEROIZE_POP("%rax")
          "movq $0, -8(%rsp)\n\t"
          "movq $0, -16(%rsp)\n"
          "3:\n\t"
          "ret");
}

/* At its exit, after everything else. r11: how deep the function may have worked,
 * and 16 KiB; its last bit: it may have entered the kernel. Keeps every register but
 * r11 and the flags. */
ZEROIZE_HELPER __zeroize_leave(void) {
  __asm__("cmpq $0, __zeroize_marks(%rip)\n\t"
          "je 5f\n\t"
          ZEROIZE_PUSH("%rax")
          ZEROIZE_PUSH("%rcx")
          ZEROIZE_PUSH("%rdx")
          "movq __zeroize_marks(%rip), %rdx\n\t"
          "movq %fs:(%rdx), %rax\n\t"
          "movq %rax, %rcx\n\t"
          "subq 8+__zeroize_marks(%rip), %rcx\n\t"
          "cmpq $" ZEROIZE_MARKS_BYTES ", %rcx\n\t"
          "jae 4f\n\t"
          "testq %rcx, %rcx\n\t"
          "leaq -" ZEROIZE_MARK_BYTES "(%rax), %rcx\n\t"
          "jnz 1f\n\t"
          "xorl %ecx, %ecx\n"
          "1:\n\t"
          "cmpxchgq %rcx, %fs:(%rdx)\n\t"
          "jne 4f\n\t"
          "testb $" ZEROIZE_SIGNALS_LAZY ", 16+__zeroize_marks(%rip)\n\t"
          "jnz 3f\n"
          "2:\n\t"
          ZEROIZE_POP("%rdx")
          ZEROIZE_POP("%rcx")
          ZEROIZE_POP("%rax")
          "movq $0, -8(%rsp)\n\t"
          "movq $0, -16(%rsp)\n\t"
          "movq $0, -24(%rsp)\n\t"
          "xorl %r11d, %r11d\n\t"
          "ret\n\t"
          ZEROIZE_PUSHED("24")
          "3:\n\t" /* unchanged, but would it have been changed? */
          "testb $1, %r11b\n\t"
          "jz 2b\n"
          "4:\n\t"
          ZEROIZE_POP("%rdx")
          ZEROIZE_POP("%rcx")
          ZEROIZE_POP("%rax")
          "movq $0, -8(%rsp)\n\t"
          "movq $0, -16(%rsp)\n\t"
          "movq $0, -24(%rsp)\n\t"
          "jmp __zeroize_scrub_signals\n"
          "5:\n\t" /* cannot know: each time, hence not as deep */
          "subq $10240, %r11\n\t"
          "jmp __zeroize_scrub_signals");
}

/* Where longjmp or an exception has arrived: the functions that it has skipped did
 * not leave. r11 as for __zeroize_scrub_below. */
ZEROIZE_HELPER __zeroize_abandon(void) {
  __asm__("cmpq $0, __zeroize_marks(%rip)\n\t"
          "je 1f\n\t"
          ZEROIZE_PUSH("%rax")
          "movq __zeroize_marks(%rip), %rax\n\t"
          "movq $0, %fs:(%rax)\n\t"
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
