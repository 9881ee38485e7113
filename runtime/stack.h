/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
 *
 * What find_stack.c and scrub_below.c know of stacks. Not an interface.
 */
#ifndef ZEROIZE_STACK_H
#define ZEROIZE_STACK_H

#include <stdint.h>

/* The assembly in scrub_below.c knows the offsets. */
struct stack_bounds {
  unsigned long tcb;  /* 0: the main thread's stack */
  unsigned long low;  /* 8: first address of it */
  unsigned long high; /* 16: first address behind it */
};

/* The main thread's; tcb is 0 as long as it is not known. */
extern __attribute__((visibility("hidden"))) struct stack_bounds __zeroize_main_stack;

/* See scrub_below.c. */
extern __attribute__((visibility("hidden"))) long __zeroize_thread_bounds;

/* See exit_frames.c. */
struct secret_frame;
extern __attribute__((visibility("hidden"))) __thread struct secret_frame *__zeroize_exit_frames;

struct stack_range {
  uintptr_t low, high;
};

/* Tells the bounds of this thread's own stack, given the two above. Returns 0, and changes nothing,
 * if they are not known or `here` is not on it. */
static inline int find_own_stack(const struct stack_bounds *main_stack, long thread_bounds, uintptr_t here,
                                 struct stack_range *stack) {
  struct stack_range own;
  uintptr_t tcb;
  __asm__("movq %%fs:0, %0" : "=r"(tcb));
  if (main_stack->tcb == 0)
    return 0;
  if (tcb == main_stack->tcb) {
    own.low = main_stack->low;
    own.high = main_stack->high;
  } else if (thread_bounds > 0) {
    const uintptr_t *block = (const uintptr_t *)(tcb + (uintptr_t)thread_bounds);
    own.low = block[0] + block[2];
    own.high = tcb;
  } else {
    return 0;
  }
  if (here < own.low || here >= own.high)
    return 0;
  *stack = own;
  return 1;
}

/* What the kernel writes: a stack_t. */
struct signal_stack {
  uintptr_t low;
  int flags;
  uintptr_t size;
};

/* Asks the kernel for the thread's alternate signal stack. Returns 0 if it has none. */
static inline int ask_signal_stack(struct signal_stack *stack) {
  long failed = 131; /* sigaltstack */
  __asm__ volatile("syscall" : "+a"(failed) : "D"(0l), "S"(stack) : "rcx", "r11", "memory");
  return !failed && !(stack->flags & /*disabled*/ 2);
}

static inline int own_stack(uintptr_t here, struct stack_range *stack) {
  return find_own_stack(&__zeroize_main_stack, __zeroize_thread_bounds, here, stack);
}

#endif /* ZEROIZE_STACK_H */
