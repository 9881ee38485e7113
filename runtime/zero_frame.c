/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
 *
 * Zeroes a frame where stores in place would take more room than a call. Written
 * for every processor of the architecture, with wide stores where it is known to
 * have them (probe_cpu.c): half as many of them take little more than half the
 * time. Functions built for wider registers do it themselves. Covered by
 * test/runtime/zero-frame.c and test/residue/frame.
 */
#include "runtime.h"

/* r11: bytes from the caller's stack pointer up, 64 at least. Keeps every register
 * but r11 and xmm0 (all of it), which it zeroes, and the flags. */
ZEROIZE_HELPER __zeroize_zero_frame(void) {
  __asm__("testb $" ZEROIZE_CPU_AVX ", __zeroize_cpu(%rip)\n\t"
          "jz 2f\n\t"
          "vpxor %xmm0, %xmm0, %xmm0\n"
          "1:\n\t"
          "vmovups %ymm0, -24(%rsp,%r11)\n\t" /* 8 more: the return address */
          "vmovups %ymm0, -56(%rsp,%r11)\n\t"
          "subq $64, %r11\n\t"
          "cmpq $64, %r11\n\t"
          "jae 1b\n\t"
          "vmovups %ymm0, 8(%rsp)\n\t" /* what makes no whole turn, and some again */
          "vmovups %ymm0, 40(%rsp)\n\t"
          "vzeroupper\n\t" /* for the sake of SSE code */
          "xorl %r11d, %r11d\n\t"
          "ret\n"
          "2:\n\t"
          "xorps %xmm0, %xmm0\n"
          "3:\n\t"
          "movups %xmm0, -8(%rsp,%r11)\n\t"
          "movups %xmm0, -24(%rsp,%r11)\n\t"
          "movups %xmm0, -40(%rsp,%r11)\n\t"
          "movups %xmm0, -56(%rsp,%r11)\n\t"
          "subq $64, %r11\n\t"
          "cmpq $64, %r11\n\t"
          "jae 3b\n\t"
          "movups %xmm0, 8(%rsp)\n\t"
          "movups %xmm0, 24(%rsp)\n\t"
          "movups %xmm0, 40(%rsp)\n\t"
          "movups %xmm0, 56(%rsp)\n\t"
          "xorl %r11d, %r11d\n\t"
          "ret");
}
