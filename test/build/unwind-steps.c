// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A profiler, a debugger or a signal handler that looks at the stack inside a helper, or beside what the plugin emits, would lose the
// callers. Here every instruction is trapped, and from each the unwinder must come to the caller, with its stack pointer and
// registers, and to main.

// REQUIRES: x86_64-linux
// RUN: %zeroize %quiet -O2 %s -o %t && %t
// RUN: %zeroize %quiet -O0 %s -o %t && %t
// RUN: %zeroize %quiet -Os %s -o %t && %t
// RUN: %zeroize %quiet -O2 -fno-omit-frame-pointer %s -o %t && %t

// The control: the same code, but the helpers' directives are gone.
// RUN: %zeroize %quiet -O2 -S %s -o %t.with.s
// RUN: awk '/^__zeroize_/ {h = 1} /cfi_endproc/ {h = 0} !h || !/[.]cfi_/ || /startproc/' %t.with.s > %t.s
// RUN: %clang %t.s -o %t
// RUN: not %t 2>&1 | FileCheck %s
// CHECK-DAG: __zeroize_probe_cpu: {{[0-9]+}} of {{[0-9]+}} backtraces are wrong
// CHECK-DAG: __zeroize_scrub_below: {{[0-9]+}} of {{[0-9]+}} backtraces are wrong
// CHECK-DAG: __zeroize_leave: {{[0-9]+}} of {{[0-9]+}} backtraces are wrong
// CHECK-DAG: jump: {{[0-9]+}} of {{[0-9]+}} backtraces are wrong

// Without tables there is nothing to add to.
// RUN: %zeroize %quiet -O2 -fno-asynchronous-unwind-tables -fno-exceptions -c %s -o %t.o

// With debug information the same tables are in .debug_frame.
// RUN: %zeroize %quiet -O2 -g -S %s -o %t.tables.s
// RUN: %zeroize %quiet -O2 -g -fno-asynchronous-unwind-tables -S %s -o %t.debug.s
// RUN: FileCheck %s --check-prefix=DEBUG --input-file=%t.debug.s
// RUN: grep -v cfi_sections %t.debug.s | diff %t.tables.s -
// DEBUG: .cfi_sections .debug_frame

#include "Inputs/stepping.h"

/* The helpers themselves. */
// clang-format off
#define HELPERS(F)                                                        \
  F(__zeroize_clear_high) F(__zeroize_clear_upper)                        \
  F(__zeroize_clear_vectors) F(__zeroize_clear_x87)                       \
  F(__zeroize_probe_cpu) F(__zeroize_scrub_below)                         \
  F(__zeroize_scrub_signals) F(__zeroize_enter) F(__zeroize_leave)        \
  F(__zeroize_leave_cleared) F(__zeroize_leave_foreign)                   \
  F(__zeroize_leave_scratch) F(__zeroize_leave_narrow)                    \
  F(__zeroize_abandon) F(__zeroize_end_scrub) F(__zeroize_heap_wipe)
#define DECLARE(NAME) HIDDEN void NAME(void);
HELPERS(DECLARE)
// clang-format on
HIDDEN void __zeroize_exit_wipe(void);
HIDDEN int __zeroize_cpu;
HIDDEN size_t __zeroize_heap_mark;
HIDDEN struct {
  long field;
  unsigned long base, flags;
} __zeroize_marks;

/* A call that ends the program may have an odd number of arguments on the stack. */
void odd_exit(void *);
__asm__(".text\n"
        "odd_exit:\n\t"
        ".cfi_startproc\n\t"
        "subq $16, %rsp\n\t"
        ".cfi_adjust_cfa_offset 16\n\t"
        "call __zeroize_exit_wipe\n\t"
        "addq $16, %rsp\n\t"
        ".cfi_adjust_cfa_offset -16\n\t"
        "ret\n\t"
        ".cfi_endproc");

/* And code with secrets that the plugin compiles. */
NOINLINE void foreign(void *p) { __asm__ volatile("" : : "r"(p) : "memory"); }

static NOINLINE uint64_t compute(SECRET uint64_t *key) {
  uint64_t w[40];
  for (int i = 0; i < 40; i++)
    w[i] = key[i % 4] * (uint64_t)(i + 3);
  memcpy(key, w + key[0] % 8, 32);
  printf("%s", "");
  return w[7] ^ w[key[1] % 40];
}

static NOINLINE uint64_t leaf(SECRET uint64_t *key) {
  uint64_t a = key[0] * 3 ^ key[1], b = key[2] + a;
  return a * b ^ key[3];
}

static NOINLINE uint64_t of_any_size(SECRET uint64_t *key) {
  SECRET uint64_t w[key[0] % 16 + 20];
  for (unsigned i = 0; i < sizeof w / sizeof *w; i++)
    w[i] = key[i % 4] + i;
  printf("%s", "");
  return w[3] ^ w[9];
}

static NOINLINE void big(SECRET uint64_t *key) {
  SECRET uint64_t w[3000];
  for (int i = 0; i < 3000; i++)
    w[i] = key[i % 4] + (uint64_t)i;
  memmove(key, w + key[0] % 100, 32);
}

/* Has no register to spare at its exit. */
__attribute__((no_caller_saved_registers,
               target("general-regs-only"))) static NOINLINE uint64_t
keeps_all(SECRET uint64_t *key) {
  uint64_t w[4] = {key[0] * 3, key[1] ^ 5, key[2] + key[3], 7};
  __asm__ volatile("" : : "r"(w) : "memory");
  return w[0] ^ w[1] * w[2];
}

/* Its entry copies two words. */
NOINLINE uint64_t of_words(SECRET uint64_t *key, long a, long b, long c, long d,
                           long e, long f, long g) {
  printf("%s", "");
  return key[0] * (uint64_t)(a + b + c + d + e + f * g);
}
static uint64_t (*volatile of_words_elsewhere)(uint64_t *, long, long, long,
                                               long, long, long,
                                               long) = of_words;

static void all(void *p) {
  uint64_t *key = p;
  printf("%s", "");
  foreign(
      (void *)(compute(key) ^ leaf(key) ^ keeps_all(key) ^ of_any_size(key)));
  big(key);
  key[0] ^= of_words_elsewhere(key, 1, 2, 3, 4, 5, 6, 7);
}

static jmp_buf target;
static NOINLINE void jumps(SECRET uint64_t *key) {
  SECRET uint64_t w[30];
  for (int i = 0; i < 30; i++)
    w[i] = key[i % 4] + (uint64_t)i;
  foreign(w);
  longjmp(target, 1);
}
static NOINLINE void lands(void *p) {
  if (!setjmp(target))
    jumps(p);
}

static _Unwind_Reason_Code warm_up(struct _Unwind_Context *context,
                                   void *data) {
  *(uintptr_t *)data = _Unwind_GetRegionStart(context);
  return _URC_NO_REASON;
}

int main(void) {
  static uint64_t key[4] = {9, 8, 7, 6};
  uintptr_t found;
  setvbuf(stdout, NULL, _IONBF, 0);
  _Unwind_Backtrace(warm_up, &found);
  in_main = (uintptr_t)main;
  struct sigaction action = {.sa_sigaction = trapped, .sa_flags = SA_SIGINFO};
  sigaction(SIGTRAP, &action, NULL);
  signal(SIGSEGV, faulted);
  printf("%s", "");
  __zeroize_cpu = 0; /* so that it is asked */
#define CHECK(NAME) check(#NAME, (void (*)(void *))NAME, NULL, 20480);
  HELPERS(CHECK)
  /* In the last round it scrubs, from below that address. */
  uintptr_t left = ((uintptr_t)&action - 4096) & ~(uintptr_t)15;
  check("end of a thread", (void (*)(void *))__zeroize_end_scrub,
        (void *)(left | 3), 0);
  force = 1;
  CHECK(__zeroize_leave)
  force = 0;
  __zeroize_marks.flags |= 2; /* as if there was an alternate stack */
  CHECK(__zeroize_scrub_signals)
  check("code with secrets", all, key, 0);
  check("jump", lands, key, 0);
  check("exit", (void (*)(void *))__zeroize_exit_wipe, NULL, 0);
  check("exit on an odd stack", odd_exit, NULL, 0);
  __zeroize_heap_mark = 0; /* so that it is asked for */
  void *block = malloc(100);
  check("heap", (void (*)(void *))__zeroize_heap_wipe, block, 0);
  free(block);
  return failed;
}
