// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// How much stack code takes, as far as it says so, and whether it uses other registers than general ones. Each function
// that has a bound is run as well, on a stack that is painted: it must not write below its bound.
// RUN: %clang -O1 -mno-red-zone %s %S/../../runtime/code_walk.c -o %t
// RUN: %t

#include "../../runtime/code_depth.h"
#include "../../runtime/stack.h"
#include <stdio.h>
#include <string.h>

int __zeroize_code_walk(struct code_state *state, const void *subject, int is_table, const struct stack_bounds *main_stack,
                        long thread_bounds);

static struct code_state state;
static int bad;

static int depth_with(const void *code, unsigned long room) {
  struct stack_bounds own;
  __asm__("movq %%fs:0, %0" : "=r"(own.tcb));
  own.low = (unsigned long)__builtin_frame_address(0) - room;
  own.high = own.low + 2 * 65536;
  return __zeroize_code_walk(&state, code, 0, &own, 0);
}

static int depth(const void *code) { return depth_with(code, 65536); }

// How far below the stack pointer with which it was called, return address included, `code` has written.
__attribute__((noinline)) static long measure(const void *code) {
  unsigned char *low;
  __asm__ volatile("leaq -8192(%%rsp), %%rdi\n\t"
                   "movl $1024, %%ecx\n\t"
                   "movq $0x5a5a5a5a5a5a5a5a, %%rax\n\t"
                   "rep stosq\n\t"
                   "leaq -8192(%%rsp), %0\n\t"
                   "movl $3, %%edi\n\tmovl $3, %%esi\n\tmovl $1, %%edx\n\t"
                   "call *%1\n\t"
                   : "=&b"(low)
                   : "r"(code)
                   : "rax", "rcx", "rdx", "rsi", "rdi", "r8", "r9", "r10", "r11", "cc", "memory", "xmm0", "xmm1");
  long i = 0;
  while (low[i] == 0x5a)
    i++;
  return 8192 - i;
}

static void expect(const char *name, const void *code, int want) {
  int got = depth(code), again = depth(code);
  if (got != want || again != want) {
    fprintf(stderr, "%s: %#x, then %#x instead of %#x\n", name, got, again, want);
    bad++;
  }
  if (got != ZEROIZE_CODE_UNBOUND && strncmp(name, "traps", 5) != 0 && measure(code) > (got & -16)) {
    fprintf(stderr, "%s: has used %ld bytes, not %d\n", name, measure(code), got & -16);
    bad++;
  }
}

// The red zone and the return address; 1: not only general registers.
#define LEAF 144
#define F(NAME, WANT, TEXT) \
  extern const char NAME[]; \
  __asm__(".text\n\t.p2align 4\n" #NAME ":\n\t" TEXT);
#include "Inputs/code-depth.def"
#undef F

int main(void) {
#define F(NAME, WANT, TEXT) expect(#NAME, NAME, WANT);
#include "Inputs/code-depth.def"
  return bad != 0;
}
