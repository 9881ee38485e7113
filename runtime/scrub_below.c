/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
 *
 * Zeroes up to %r11 bytes below the caller's stack pointer: what functions that
 * nobody instrumented have left there. It writes only to what is known to be this
 * thread's own stack, and nothing where that is not known: the stack of a
 * makecontext fiber may have a live block of the heap right below it.
 *
 * The main thread's bounds come from find_stack.c. Other threads of glibc have
 * them in their control block, as three words: address of the block, its size,
 * size of the guard at its low end (struct pthread; glibc 2.34 and later free
 * nothing of it while the thread runs). Where among the block's words they are
 * differs between versions, so they are looked for, once, by what they must
 * satisfy together. Covered by test/runtime/scrub-below.c and test/residue/frame.
 */
#include "runtime.h"
#include "stack.h"

/* Offset of the three words in the control block. 0: not looked for yet; -1: not
 * there. */
__attribute__((used, visibility("hidden"))) long __zeroize_thread_bounds;

/* Keeps every register but r11 and the flags. The stack pointer is lowered
 * while it writes, so that a signal handler works below. */
ZEROIZE_HELPER __zeroize_scrub_below(void) {
  __asm__(".weak __libc_stack_end\n\t"
          "cmpq $0, __zeroize_main_stack(%rip)\n\t"
          "je 9f\n\t"
          ZEROIZE_PUSH("%rax")
          ZEROIZE_PUSH("%rcx")
          ZEROIZE_PUSH("%rdi")
          "movq %fs:0, %rax\n\t"
          "cmpq %rax, __zeroize_main_stack(%rip)\n\t"
          "jne 1f\n\t"
          "movq 8+__zeroize_main_stack(%rip), %rdi\n\t"
          "movq 16+__zeroize_main_stack(%rip), %rcx\n\t"
          "jmp 4f\n"
          "1:\n\t" /* another thread */
          "movq __zeroize_thread_bounds(%rip), %rcx\n\t"
          "testq %rcx, %rcx\n\t"
          "js 8f\n\t"
          "jz 2f\n\t"
          "addq %rcx, %rax\n\t"
          "jmp 3f\n"
          "2:\n\t" /* look for the bounds, in glibc only */
          "cmpq $0, __libc_stack_end@GOTPCREL(%rip)\n\t"
          "je 8f\n\t"
          "addq $64, %rax\n"
          "5:\n\t"
          "movq (%rax), %rdi\n\t" /* block <= rsp < tcb < block + size */
          "cmpq %rdi, %rsp\n\t"
          "jb 6f\n\t"
          "movq 8(%rax), %rcx\n\t"
          "movq %rcx, %rdi\n\t"
          "shrq $40, %rdi\n\t" /* a size, not an address */
          "jnz 6f\n\t"
          "cmpq %rcx, 16(%rax)\n\t" /* guard < size */
          "jae 6f\n\t"
          "testl $4095, 16(%rax)\n\t"
          "jnz 6f\n\t"
          "addq (%rax), %rcx\n\t"
          "cmpq %rcx, %fs:0\n\t"
          "jae 6f\n\t"
          "cmpq %fs:0, %rsp\n\t"
          "jae 6f\n\t"
          "movq %rax, %rcx\n\t"
          "subq %fs:0, %rcx\n\t"
          "movq %rcx, __zeroize_thread_bounds(%rip)\n\t"
          "jmp 3f\n"
          "6:\n\t"
          "addq $8, %rax\n\t"
          "movq %rax, %rcx\n\t"
          "subq %fs:0, %rcx\n\t"
          "cmpq $2048, %rcx\n\t" /* the control block has 2304 bytes */
          "jb 5b\n\t"
          "jmp 8f\n" /* a stack of its own, perhaps: look again next time */
          "3:\n\t"
          "movq (%rax), %rdi\n\t"
          "testq %rdi, %rdi\n\t"
          "jz 8f\n\t"
          "movq 8(%rax), %rcx\n\t"
          "addq %rdi, %rcx\n\t"
          "addq 16(%rax), %rdi\n"
          "4:\n\t" /* rdi: low end, rcx: high end */
          "cmpq %rcx, %rsp\n\t"
          "jae 8f\n\t"
          "movq %rsp, %rcx\n\t"
          "subq %rdi, %rcx\n\t"
          "jbe 8f\n\t"
          "cmpq %r11, %rcx\n\t"
          "cmovaq %r11, %rcx\n\t"
          "andq $-16, %rcx\n\t"
          "movq %rsp, %r11\n\t"
          ".cfi_def_cfa_register %r11\n\t"
          "subq %rcx, %rsp\n\t"
          "movq %rsp, %rdi\n\t"
          "shrq $3, %rcx\n\t"
          "xorl %eax, %eax\n\t"
          "rep stosq\n\t"
          "movq %r11, %rsp\n\t"
          ".cfi_def_cfa_register %rsp\n"
          "8:\n\t"
          ZEROIZE_POP("%rdi")
          ZEROIZE_POP("%rcx")
          ZEROIZE_POP("%rax")
          "movq $0, -8(%rsp)\n\t"
          "movq $0, -16(%rsp)\n\t"
          "movq $0, -24(%rsp)\n"
          "9:\n\t"
          "xorl %r11d, %r11d\n\t"
          "ret");
}
