/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
 *
 * Asks the CPU, once, which vector state exists and is switched on by the
 * system. A bit in XCR0 can only be set where the CPU has that state, so XCR0
 * alone answers (Intel SDM volume 1, 13.3). Covered by
 * test/runtime/probe-cpu.c.
 */
#include "runtime.h"

__attribute__((used, visibility("hidden"))) int __zeroize_cpu;

/* `cpuid` overwrites four registers that may hold the caller's result: they go
 * to the stack, and their slots are zeroed again. */
ZEROIZE_HELPER __zeroize_probe_cpu(void) {
  __asm__(ZEROIZE_PUSH("%rax")
          ZEROIZE_SAVE("%rbx")
          ZEROIZE_PUSH("%rcx")
          ZEROIZE_PUSH("%rdx")
          "movl $1, %eax\n\t"
          "xorl %ecx, %ecx\n\t"
          "cpuid\n\t"
          "movl $" ZEROIZE_CPU_KNOWN ", %ebx\n\t"
          "testl $0x08000000, %ecx\n\t" /* OSXSAVE: xgetbv exists */
          "jz 2f\n\t"
          "xorl %ecx, %ecx\n\t"
          "xgetbv\n\t"
          "movl %eax, %ecx\n\t"
          "andl $0x06, %ecx\n\t" /* xmm and ymm */
          "cmpl $0x06, %ecx\n\t"
          "jne 2f\n\t"
          "orl $" ZEROIZE_CPU_AVX ", %ebx\n\t"
          "andl $0xe0, %eax\n\t" /* masks, zmm0-15's upper halves, zmm16-31 */
          "cmpl $0xe0, %eax\n\t"
          "jne 2f\n\t"
          "orl $" ZEROIZE_CPU_AVX512 ", %ebx\n\t"
          "2:\n\t"
          "movl %ebx, __zeroize_cpu(%rip)\n\t"
          ZEROIZE_POP("%rdx")
          ZEROIZE_POP("%rcx")
          ZEROIZE_RESTORE("%rbx")
          ZEROIZE_POP("%rax")
          "movq $0, -8(%rsp)\n\t"
          "movq $0, -16(%rsp)\n\t"
          "movq $0, -24(%rsp)\n\t"
          "movq $0, -32(%rsp)\n\t"
          "ret");
}
