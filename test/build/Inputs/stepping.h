// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Traps every instruction of a call (the trap flag), and unwinds from each. Included by
// test/build/unwind-steps.c.

#define _GNU_SOURCE
#include <setjmp.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <ucontext.h>
#include <unistd.h>
#include <unwind.h>

#define SECRET __attribute__((secret))
#define HIDDEN __attribute__((visibility("hidden")))
#define NOINLINE __attribute__((noinline))

extern char _start[], etext[];

/* Calls step.f(step.argument) with known numbers in the registers that it must
 * keep, r11 set to step.depth, and every instruction trapped. It is not handed
 * them, so that main is no region: __zeroize_exit_wipe is called here and
 * returns, and would have wiped what main goes on with. */
HIDDEN struct {
  void (*f)(void *);
  void *argument;
  uintptr_t depth;
} step;
void stepped(void);
__asm__(".text\n"
        ".globl stepped\n"
        ".type stepped, @function\n"
        "stepped:\n\t"
        ".cfi_startproc\n\t"
        "pushq %rbx\n\t"
        ".cfi_adjust_cfa_offset 8\n\t.cfi_rel_offset %rbx, 0\n\t"
        "pushq %rbp\n\t"
        ".cfi_adjust_cfa_offset 8\n\t.cfi_rel_offset %rbp, 0\n\t"
        "pushq %r12\n\t"
        ".cfi_adjust_cfa_offset 8\n\t.cfi_rel_offset %r12, 0\n\t"
        "pushq %r13\n\t"
        ".cfi_adjust_cfa_offset 8\n\t.cfi_rel_offset %r13, 0\n\t"
        "pushq %r14\n\t"
        ".cfi_adjust_cfa_offset 8\n\t.cfi_rel_offset %r14, 0\n\t"
        "pushq %r15\n\t"
        ".cfi_adjust_cfa_offset 8\n\t.cfi_rel_offset %r15, 0\n\t"
        "pushq %rdi\n\t"
        ".cfi_adjust_cfa_offset 8\n\t"
        "movq %rsp, expected_rsp(%rip)\n\t"
        "movq step(%rip), %rax\n\t"
        "movq step+8(%rip), %rdi\n\t"
        "movq step+16(%rip), %r11\n\t"
        "movl $0x1b, %ebx\n\t"
        "movl $0x1f, %ebp\n\t"
        "movl $0x112, %r12d\n\t"
        "movl $0x113, %r13d\n\t"
        "movl $0x114, %r14d\n\t"
        "movl $0x115, %r15d\n\t"
        "pushfq\n\t"
        ".cfi_adjust_cfa_offset 8\n\t"
        "orl $0x100, (%rsp)\n\t"
        "popfq\n\t"
        ".cfi_adjust_cfa_offset -8\n\t"
        "callq *%rax\n"
        "stepped_return:\n\t"
        "pushfq\n\t"
        ".cfi_adjust_cfa_offset 8\n\t"
        "andl $0xfffffeff, (%rsp)\n\t"
        "popfq\n\t"
        ".cfi_adjust_cfa_offset -8\n\t"
        "popq %rdi\n\t"
        ".cfi_adjust_cfa_offset -8\n\t"
        "popq %r15\n\t"
        ".cfi_adjust_cfa_offset -8\n\t.cfi_restore %r15\n\t"
        "popq %r14\n\t"
        ".cfi_adjust_cfa_offset -8\n\t.cfi_restore %r14\n\t"
        "popq %r13\n\t"
        ".cfi_adjust_cfa_offset -8\n\t.cfi_restore %r13\n\t"
        "popq %r12\n\t"
        ".cfi_adjust_cfa_offset -8\n\t.cfi_restore %r12\n\t"
        "popq %rbp\n\t"
        ".cfi_adjust_cfa_offset -8\n\t.cfi_restore %rbp\n\t"
        "popq %rbx\n\t"
        ".cfi_adjust_cfa_offset -8\n\t.cfi_restore %rbx\n\t"
        "retq\n\t"
        ".cfi_endproc\n\t"
        ".size stepped, .-stepped\n");
extern char stepped_return[];
HIDDEN uintptr_t expected_rsp;

/* What the handler has seen. */
static volatile long instructions, wrong;
static uintptr_t last;
static uintptr_t in_main;

struct walk {
  uintptr_t found, end, frames;
};

static _Unwind_Reason_Code visit(struct _Unwind_Context *context, void *data) {
  static const struct {
    int number;
    uintptr_t value;
  } kept[] = {{3, 0x1b},   {6, 0x1f},   {12, 0x112},
              {13, 0x113}, {14, 0x114}, {15, 0x115}};
  struct walk *walk = data;
  uintptr_t ip = _Unwind_GetIP(context);
  if (ip == (uintptr_t)stepped_return) {
    /* The stack pointer of this frame, which the unwinder names after the
     * callee's return. */
    walk->found = _Unwind_GetCFA(context) == expected_rsp;
    for (unsigned i = 0; i < sizeof kept / sizeof *kept; i++)
      walk->found &= _Unwind_GetGR(context, kept[i].number) == kept[i].value;
  }
  if (_Unwind_GetRegionStart(context) == in_main)
    walk->end = walk->found;
  return ++walk->frames < 30 ? _URC_NO_REASON : _URC_END_OF_STACK;
}

/* Helpers whose jumps are taken by force, so that a path is seen on which no
 * signal has come. */
HIDDEN void __zeroize_leave(void);
static int force;

static void never_jump(ucontext_t *state, uintptr_t ip) {
  unsigned char code[2];
  memcpy(code, (void *)ip, 2);
  if (code[0] == 0x0f) /* the long form */
    code[0] = (unsigned char)(code[1] - 0x10);
  greg_t *flags = &state->uc_mcontext.gregs[REG_EFL];
  if (code[0] == 0x73) /* jae */
    *flags |= 1;
  if (code[0] == 0x75) /* jne */
    *flags |= 0x40;
}

/* An unwinder that is misled follows pointers that are none. */
static sigjmp_buf misled;
static volatile sig_atomic_t unwinding;
static void faulted(int number) {
  if (!unwinding)
    _exit(number);
  siglongjmp(misled, 1);
}

static void trapped(int number, siginfo_t *information, void *context) {
  (void)number, (void)information;
  ucontext_t *state = context;
  uintptr_t ip = (uintptr_t)state->uc_mcontext.gregs[REG_RIP];
  if (ip == (uintptr_t)stepped_return) {
    state->uc_mcontext.gregs[REG_EFL] &= ~0x100;
    return;
  }
  if (force && ip - (uintptr_t)__zeroize_leave < 0x120)
    never_jump(state, ip);
  /* Repeated string instructions trap each time. */
  if (ip == last || ip < (uintptr_t)_start || ip >= (uintptr_t)etext)
    return;
  last = ip;
  instructions++;
  volatile struct walk walk = {0, 0, 0};
  unwinding = 1;
  if (!sigsetjmp(misled, 1))
    _Unwind_Backtrace(visit, (void *)&walk);
  else
    walk.end = 0;
  unwinding = 0;
  if (!walk.end && wrong++ < 3) {
    fprintf(stderr, "wrong backtrace at %p:", (void *)ip);
    for (int i = 0; i < 8; i++)
      fprintf(stderr, " %02x", ((unsigned char *)ip)[i]);
    fputc('\n', stderr);
  }
}

static int failed;
static void check(const char *name, void (*f)(void *), void *argument,
                  uintptr_t depth) {
  long before = instructions;
  last = 0;
  step.f = f;
  step.argument = argument;
  step.depth = depth;
  stepped();
  if (wrong) {
    fprintf(stderr, "%s: %ld of %ld backtraces are wrong\n", name, wrong,
            instructions - before);
    failed = 1;
    wrong = 0;
    return;
  }
  printf("%s: %ld\n", name, instructions - before);
}
