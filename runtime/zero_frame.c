/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
 *
 * Zeroes a frame where stores in place would take more room than a call. Written
 * for every processor of the architecture, with wide stores where it is known to
 * have them (probe_cpu.c): half as many of them take little more than half the
 * time. Functions built for wider registers do it themselves. Covered by
 * test/runtime/zero-frame.c and test/residue/frame.
 */
#include "runtime.h"

/* 32 bytes at a distance from the end of the frame, whose r11 is the last turn's; 8 more: the return address. */
#define WIDE(FROM_END) "vmovups %ymm0, 8-" #FROM_END "(%rsp,%r11)\n\t"

/* r11: bytes from the caller's stack pointer up, 64 at least. Keeps every register
 * but r11 and xmm0 (all of it), which it zeroes, and the flags. */
ZEROIZE_HELPER __zeroize_zero_frame(void) {
  __asm__("testb $" ZEROIZE_CPU_AVX ", __zeroize_cpu(%rip)\n\t"
          "jz 5f\n\t"
          "vpxor %xmm0, %xmm0, %xmm0\n\t"
          "cmpq $256, %r11\n\t"
          "jb 2f\n"
          "1:\n\t" WIDE(32) WIDE(64) WIDE(96) WIDE(128) WIDE(160) WIDE(192) WIDE(224) WIDE(256)
          "subq $256, %r11\n\t"
          "cmpq $256, %r11\n\t"
          "jae 1b\n"
          "2:\n\t" /* few branches: they would push others out of what the CPU predicts by */
          "testb $128, %r11b\n\t"
          "jz 3f\n\t" WIDE(32) WIDE(64) WIDE(96) WIDE(128)
          "subq $128, %r11\n"
          "3:\n\t"
          "testb $64, %r11b\n\t"
          "jz 4f\n\t" WIDE(32) WIDE(64)
          "4:\n\t"
          "vmovups %ymm0, 8(%rsp)\n\t" /* what makes no whole turn, and some again */
          "vmovups %ymm0, 40(%rsp)\n\t"
          "vzeroupper\n\t" /* for the sake of SSE code */
          "xorl %r11d, %r11d\n\t"
          "ret\n"
          "5:\n\t"
          "xorps %xmm0, %xmm0\n"
          "6:\n\t"
          "movups %xmm0, -8(%rsp,%r11)\n\t"
          "movups %xmm0, -24(%rsp,%r11)\n\t"
          "movups %xmm0, -40(%rsp,%r11)\n\t"
          "movups %xmm0, -56(%rsp,%r11)\n\t"
          "subq $64, %r11\n\t"
          "cmpq $64, %r11\n\t"
          "jae 6b\n\t"
          "movups %xmm0, 8(%rsp)\n\t"
          "movups %xmm0, 24(%rsp)\n\t"
          "movups %xmm0, 40(%rsp)\n\t"
          "movups %xmm0, 56(%rsp)\n\t"
          "xorl %r11d, %r11d\n\t"
          "ret");
}
