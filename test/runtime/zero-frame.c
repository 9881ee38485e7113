// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// The helper that zeroes large frames: all of it for every size, not a byte above or below, and nothing but r11 and xmm0
// changed.
// RUN: %clang -O1 -mno-red-zone %s %S/../../runtime/zero_frame.c %S/../../runtime/probe_cpu.c -o %t
// RUN: %t
#include <stdio.h>
#include <string.h>

extern int __zeroize_cpu;
void __zeroize_probe_cpu(void);

enum { GUARD = 64, LARGEST = 1100 };

/* Lets the stack pointer stand at `frame`, as the function does whose frame that is. */
static __attribute__((noinline)) void zero(unsigned char *frame, unsigned long bytes, unsigned long out[4]) {
  __asm__ volatile("pcmpeqd %%xmm0, %%xmm0\n\t"
                   "pcmpeqd %%xmm1, %%xmm1\n\t"
                   "psllq $1, %%xmm1\n\t"
                   "movq %%rsp, %%rbx\n\t"
                   "movq %[frame], %%rsp\n\t"
                   "movq %[bytes], %%r11\n\t"
                   "call __zeroize_zero_frame\n\t"
                   "movq %%rbx, %%rsp\n\t"
                   "movq %%r11, (%[out])\n\t"
                   "movq %%xmm0, 8(%[out])\n\t"
                   "psrldq $8, %%xmm0\n\t"
                   "movq %%xmm0, 16(%[out])\n\t"
                   "movq %%xmm1, 24(%[out])"
                   :
                   : [frame] "r"(frame), [bytes] "r"(bytes), [out] "r"(out)
                   : "rbx", "r11", "xmm0", "xmm1", "cc", "memory");
}

static int check(void) {
  static _Alignas(16) unsigned char stack[GUARD + LARGEST + GUARD];
  for (unsigned long bytes = 64; bytes <= LARGEST; bytes++)
    for (unsigned long misaligned = 0; misaligned <= 8; misaligned += 8) {
      unsigned char *frame = stack + GUARD - misaligned;
      unsigned long out[4];
      memset(stack, 0x5a, sizeof stack);
      zero(frame, bytes, out);
      /* Of what lies below, the return address alone is written. */
      for (unsigned char *p = stack; p < stack + sizeof stack; p++)
        if (p < frame - 8 || p >= frame ? *p != (p >= frame && p < frame + bytes ? 0 : 0x5a) : 0) {
          printf("%lu bytes: %d is %#x\n", bytes, (int)(p - frame), *p);
          return 1;
        }
      if (out[0] || out[1] || out[2] || out[3] != ~1ul)
        return printf("r11, xmm0 or xmm1: %#lx %#lx %#lx %#lx\n", out[0], out[1], out[2], out[3]), 1;
    }
  return 0;
}

/* As long as nobody has asked the CPU, and afterwards: with wide stores, where it has them. */
int main(void) {
  if (__zeroize_cpu || check())
    return 1;
  __asm__ volatile("call __zeroize_probe_cpu" ::: "cc", "memory");
  return !__zeroize_cpu || check();
}
