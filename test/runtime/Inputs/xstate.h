/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
 *
 * Loads a pattern into every x87, vector and mask register that the CPU has,
 * calls a runtime helper, and saves them again, with XRSTOR and XSAVE in their
 * standard format (Intel SDM volume 1, 13.4). The general registers around the
 * call are checked too: a helper must keep all of them.
 */
#ifndef XSTATE_H
#define XSTATE_H

#include <cpuid.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

enum component { X87 = 0, SSE = 1, AVX = 2, MASK = 5, ZMM_HI = 6, HI16 = 7 };

static _Alignas(64) unsigned char before[16384], after[16384];

static uint64_t enabled(void) {
  uint32_t low, high;
  __asm__("xgetbv" : "=a"(low), "=d"(high) : "c"(0));
  return (low | (uint64_t)high << 32) & 0xe7;
}

static unsigned char *place(unsigned char *image, enum component c,
                            size_t *size) {
  unsigned a, b, cx, d;
  if (c == X87)
    return *size = 128, image + 32;
  if (c == SSE)
    return *size = 256, image + 160;
  __get_cpuid_count(0xd, c, &a, &b, &cx, &d);
  return *size = a, image + b;
}

/* Returns the number of general registers that the helper changed. */
static int run(void (*helper)(void)) {
  uint64_t mask = enabled();
  uint16_t control = 0x37f;
  uint32_t mxcsr = 0x1f80;
  int changed = 0;
  for (int c = 0; c < 8; c++)
    if (mask >> c & 1) {
      size_t size;
      memset(place(before, c, &size), 0xa0 + c, size);
    }
  memcpy(before, &control, 2);
  memcpy(before + 24, &mxcsr, 4);
  memcpy(before + 512, &mask, 8);
  __asm__ volatile(
      "movq %[helper], %%r15\n\t"
      "movl $-1, %%eax\n\t"
      "movl $-1, %%edx\n\t"
      "xrstor64 %[before]\n\t"
      "movl $0x11, %%eax\n\tmovl $0x12, %%ebx\n\tmovl $0x13, %%ecx\n\t"
      "movl $0x14, %%edx\n\tmovl $0x15, %%esi\n\tmovl $0x16, %%edi\n\t"
      "movl $0x17, %%r8d\n\tmovl $0x18, %%r9d\n\tmovl $0x19, %%r10d\n\t"
      "movl $0x1a, %%r11d\n\t"
      "call *%%r15\n\t"
      "xorl %%r15d, %%r15d\n\t"
      "cmpq $0x11, %%rax\n\tje 1f\n\tincl %%r15d\n1:\n\t"
      "cmpq $0x12, %%rbx\n\tje 1f\n\tincl %%r15d\n1:\n\t"
      "cmpq $0x13, %%rcx\n\tje 1f\n\tincl %%r15d\n1:\n\t"
      "cmpq $0x14, %%rdx\n\tje 1f\n\tincl %%r15d\n1:\n\t"
      "cmpq $0x15, %%rsi\n\tje 1f\n\tincl %%r15d\n1:\n\t"
      "cmpq $0x16, %%rdi\n\tje 1f\n\tincl %%r15d\n1:\n\t"
      "cmpq $0x17, %%r8\n\tje 1f\n\tincl %%r15d\n1:\n\t"
      "cmpq $0x18, %%r9\n\tje 1f\n\tincl %%r15d\n1:\n\t"
      "cmpq $0x19, %%r10\n\tje 1f\n\tincl %%r15d\n1:\n\t"
      "cmpq $0x1a, %%r11\n\tje 1f\n\tincl %%r15d\n1:\n\t"
      "movl $-1, %%eax\n\t"
      "movl $-1, %%edx\n\t"
      "xsave64 %[after]\n\t"
      "emms\n\t"
      "movl %%r15d, %[changed]\n\t"
      : [changed] "=m"(changed), [after] "+m"(after)
      : [helper] "m"(helper), [before] "m"(before)
      : "rax", "rbx", "rcx", "rdx", "rsi", "rdi", "r8", "r9", "r10", "r11",
        "r15", "memory", "cc", "xmm0", "xmm1", "xmm2", "xmm3", "xmm4", "xmm5",
        "xmm6", "xmm7", "xmm8", "xmm9", "xmm10", "xmm11", "xmm12", "xmm13",
        "xmm14", "xmm15");
  return changed;
}

/* What is left of the pattern in a component, in bytes; -1 if the CPU lacks it.
 * A component in its initial state is not written by XSAVE: it is all zero. */
static inline int left(enum component c) {
  size_t size;
  uint64_t written;
  int count = 0;
  if (!(enabled() >> c & 1))
    return -1;
  unsigned char *bytes = place(after, c, &size);
  memcpy(&written, after + 512, 8);
  for (size_t i = 0; i < size && written >> c & 1; i++)
    count += bytes[i] == 0xa0 + c;
  return count;
}

/* A component that the CPU lacks (-1) is as expected. */
static int expect(const char *what, int got, int wanted) {
  if (got == wanted || got == -1)
    return 0;
  printf("%s: %d, expected %d\n", what, got, wanted);
  return 1;
}

#endif
