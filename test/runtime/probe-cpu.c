// A wrong answer here leaves zmm16-31 dirty or dies with SIGILL on a CPU without AVX-512.
// RUN: %clang -O2 %s %S/../../runtime/probe_cpu.c -o %t
// RUN: %t

#include "Inputs/xstate.h"

void __zeroize_probe_cpu(void);
extern int __zeroize_cpu;

int main(void) {
  uint64_t stack[8] = {0};
  int bad = expect("changed registers", run(__zeroize_probe_cpu), 0);
  bad += expect("known", __zeroize_cpu & 1, 1);
  bad += expect("AVX", !!(__zeroize_cpu & 2), !!__builtin_cpu_supports("avx"));
  bad += expect("AVX-512", !!(__zeroize_cpu & 4),
                !!__builtin_cpu_supports("avx512f"));
  /* What it saved on the stack is zero again. */
  __asm__ volatile("movq $0x5a5a5a5a, %%rax\n\tmovq %%rax, %%rbx\n\t"
                   "movq %%rax, %%rcx\n\tmovq %%rax, %%rdx\n\t"
                   "subq $128, %%rsp\n\tcall __zeroize_probe_cpu\n\t"
                   "movq -16(%%rsp), %%rax\n\tmovq %%rax, %0\n\t"
                   "movq -24(%%rsp), %%rax\n\tmovq %%rax, %1\n\t"
                   "movq -32(%%rsp), %%rax\n\tmovq %%rax, %2\n\t"
                   "movq -40(%%rsp), %%rax\n\tmovq %%rax, %3\n\t"
                   "addq $128, %%rsp"
                   : "=r"(stack[0]), "=r"(stack[1]), "=r"(stack[2]),
                     "=r"(stack[3])
                   :
                   : "rax", "rbx", "rcx", "rdx", "memory", "cc");
  for (int i = 0; i < 4; i++)
    bad += expect("saved register's slot", stack[i] != 0, 0);
  return bad != 0;
}
