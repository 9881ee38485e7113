// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A helper at an exit that forgets one register leaves it; one that clears too much takes the result away.
// RUN: %clang -O1 %s %S/../../runtime/leave_foreign.c %S/../../runtime/region.c %S/../../runtime/find_signals.c %S/../../runtime/scrub_below.c %S/../../runtime/find_stack.c %S/../../runtime/clear_vectors.c %S/../../runtime/clear_high.c %S/../../runtime/clear_x87.c %S/../../runtime/probe_cpu.c -o %t
// RUN: %t

#include <stdint.h>
#include <stdio.h>
#include <string.h>

static const char *const names[] = {"rax", "rcx", "rdx", "rsi", "rdi",
                                    "r8",  "r9",  "r10", "r11", "rbx",
                                    "r12", "r13", "r14", "r15"};
uint64_t general[14];
unsigned char vectors[16][16];

/* Fills all registers with 0x77, calls, and looks. */
#define CALL(HELPER)                                                           \
  __attribute__((noinline)) static void HELPER##_called(void) {                \
    __asm__ volatile(                                                          \
        "pushq %%rbp\n\tmovabsq $0x7777777777777777, %%rax\n\t"                \
        "movq %%rax, %%rcx\n\tmovq %%rax, %%rdx\n\tmovq %%rax, %%rsi\n\t"      \
        "movq %%rax, %%rdi\n\tmovq %%rax, %%r8\n\tmovq %%rax, %%r9\n\t"        \
        "movq %%rax, %%r10\n\tmovq %%rax, %%rbx\n\tmovq %%rax, %%r12\n\t"      \
        "movq %%rax, %%r13\n\tmovq %%rax, %%r14\n\tmovq %%rax, %%r15\n\t"      \
        "movq %%rax, %%xmm0\n\tpunpcklqdq %%xmm0, %%xmm0\n\t"                  \
        "movaps %%xmm0, %%xmm1\n\tmovaps %%xmm0, %%xmm2\n\t"                   \
        "movaps %%xmm0, %%xmm3\n\tmovaps %%xmm0, %%xmm4\n\t"                   \
        "movaps %%xmm0, %%xmm5\n\tmovaps %%xmm0, %%xmm6\n\t"                   \
        "movaps %%xmm0, %%xmm7\n\tmovaps %%xmm0, %%xmm8\n\t"                   \
        "movaps %%xmm0, %%xmm9\n\tmovaps %%xmm0, %%xmm10\n\t"                  \
        "movaps %%xmm0, %%xmm11\n\tmovaps %%xmm0, %%xmm12\n\t"                 \
        "movaps %%xmm0, %%xmm13\n\tmovaps %%xmm0, %%xmm14\n\t"                 \
        "movaps %%xmm0, %%xmm15\n\tmovl $16384, %%r11d\n\tcall " #HELPER       \
        "\n\tleaq general(%%rip), %%rbp\n\tmovq %%rax, (%%rbp)\n\t"            \
        "movq %%rcx, 8(%%rbp)\n\tmovq %%rdx, 16(%%rbp)\n\t"                    \
        "movq %%rsi, 24(%%rbp)\n\tmovq %%rdi, 32(%%rbp)\n\t"                   \
        "movq %%r8, 40(%%rbp)\n\tmovq %%r9, 48(%%rbp)\n\t"                     \
        "movq %%r10, 56(%%rbp)\n\tmovq %%r11, 64(%%rbp)\n\t"                   \
        "movq %%rbx, 72(%%rbp)\n\tmovq %%r12, 80(%%rbp)\n\t"                   \
        "movq %%r13, 88(%%rbp)\n\tmovq %%r14, 96(%%rbp)\n\t"                   \
        "movq %%r15, 104(%%rbp)\n\tleaq vectors(%%rip), %%rbp\n\t"             \
        "movups %%xmm0, (%%rbp)\n\tmovups %%xmm1, 16(%%rbp)\n\t"               \
        "movups %%xmm2, 32(%%rbp)\n\tmovups %%xmm3, 48(%%rbp)\n\t"             \
        "movups %%xmm4, 64(%%rbp)\n\tmovups %%xmm5, 80(%%rbp)\n\t"             \
        "movups %%xmm6, 96(%%rbp)\n\tmovups %%xmm7, 112(%%rbp)\n\t"            \
        "movups %%xmm8, 128(%%rbp)\n\tmovups %%xmm9, 144(%%rbp)\n\t"           \
        "movups %%xmm10, 160(%%rbp)\n\tmovups %%xmm11, 176(%%rbp)\n\t"         \
        "movups %%xmm12, 192(%%rbp)\n\tmovups %%xmm13, 208(%%rbp)\n\t"         \
        "movups %%xmm14, 224(%%rbp)\n\tmovups %%xmm15, 240(%%rbp)\n\t"         \
        "popq %%rbp"                                                           \
        :                                                                      \
        :                                                                      \
        : "rax", "rcx", "rdx", "rsi", "rdi", "r8", "r9", "r10", "r11", "rbx",  \
          "r12", "r13", "r14", "r15", "xmm0", "xmm1", "xmm2", "xmm3", "xmm4",  \
          "xmm5", "xmm6", "xmm7", "xmm8", "xmm9", "xmm10", "xmm11", "xmm12",   \
          "xmm13", "xmm14", "xmm15", "memory", "cc");                          \
  }
CALL(__zeroize_leave_scratch)
CALL(__zeroize_leave_narrow)
CALL(__zeroize_leave_cleared)

/* The registers from the first to the last are to be zero, and the others kept. */
static int look(const char *helper, int lastGeneral, int vectorsCleared) {
  int bad = 0;
  for (int i = 0; i < 14; i++)
    if (general[i] != (i >= 1 && i <= lastGeneral ? 0 : 0x7777777777777777)) {
      fprintf(stderr, "%s: %s is %llx\n", helper, names[i],
              (unsigned long long)general[i]);
      bad++;
    }
  for (int i = 0; i < 16; i++)
    for (int k = 0; k < 16; k++)
      if (vectors[i][k] != (i < vectorsCleared ? 0 : 0x77)) {
        fprintf(stderr, "%s: xmm%d is not as it should be\n", helper, i);
        bad++;
        break;
      }
  return bad;
}

int main(void) {
  int bad = 0;
  __zeroize_leave_scratch_called();
  bad += look("leave_scratch", 8, 0);
  __zeroize_leave_narrow_called();
  bad += look("leave_narrow", 8, 8);
  __zeroize_leave_cleared_called();
  bad += look("leave_cleared", 8, 16);
  return bad != 0;
}
