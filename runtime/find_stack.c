/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
 *
 * Notes at start-up where the main thread's stack lies, for __zeroize_scrub_below.
 * A constructor, because later the program may be in a sandbox that allows no
 * system call. Does nothing where there is no C library that says where the
 * stack begins: then nothing below the stack pointer is ever written. Covered by
 * test/runtime/scrub-below.c.
 */
#include "stack.h"

__attribute__((used, visibility("hidden"))) struct stack_bounds __zeroize_main_stack;

/* glibc: the stack pointer at the program's start. Any libc: the environment's
 * first array lies right above it. */
extern char *__libc_stack_end __attribute__((weak));
extern char **environ __attribute__((weak));

enum { SYS_getpid = 39, SYS_getrlimit = 97, SYS_gettid = 186, RLIMIT_STACK = 3 };

static long system_call(long number, long first, void *second) {
  long result;
  __asm__ volatile("syscall"
                   : "=a"(result)
                   : "0"(number), "D"(first), "S"(second)
                   : "rcx", "r11", "memory");
  return result;
}

__attribute__((constructor, used, visibility("hidden"))) void __zeroize_find_stack(void) {
  struct stack_bounds *main_stack = &__zeroize_main_stack;
  char *top = 0;
  unsigned long tcb;
  if (main_stack->tcb)
    return;
  if (&__libc_stack_end)
    top = __libc_stack_end;
  else if (&environ)
    top = (char *)environ;
  /* dlopen may run constructors in any thread. The limit, soft and hard, takes
   * two words: those of the bounds. */
  if (!top || system_call(SYS_gettid, 0, 0) != system_call(SYS_getpid, 0, 0) ||
      system_call(SYS_getrlimit, RLIMIT_STACK, &main_stack->low) != 0)
    return;
  /* Without a limit the kernel still leaves 128 MiB below the stack free; of
   * what the limit allows, arguments and environment take up to a quarter. */
  if (main_stack->low > 128ul << 20)
    main_stack->low = 128ul << 20;
  main_stack->low = (unsigned long)top - main_stack->low / 4 * 3;
  main_stack->high = (unsigned long)top;
  __asm__("movq %%fs:0, %0" : "=r"(tcb));
  main_stack->tcb = tcb;
}
