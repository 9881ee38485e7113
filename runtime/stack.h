/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
 *
 * What find_stack.c tells scrub_below.c. Not an interface.
 */
#ifndef ZEROIZE_STACK_H
#define ZEROIZE_STACK_H

/* The assembly in scrub_below.c knows the offsets. */
struct stack_bounds {
  unsigned long tcb;  /* 0: the main thread's stack */
  unsigned long low;  /* 8: first address of it */
  unsigned long high; /* 16: first address behind it */
};

/* The main thread's; tcb is 0 as long as it is not known. */
extern __attribute__((visibility("hidden"))) struct stack_bounds __zeroize_main_stack;

#endif /* ZEROIZE_STACK_H */
