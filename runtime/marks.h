/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
 *
 * What find_signals.c tells region.c. Not an interface.
 */
#ifndef ZEROIZE_MARKS_H
#define ZEROIZE_MARKS_H

/* The assembly in region.c knows the offsets. */
struct signal_marks {
  long field;         /* 0: of the thread's rseq_cs from %fs:0; 0: there is none */
  unsigned long base; /* 8: the first of the descriptors */
  unsigned long flags; /* 16 */
};

/* 512 descriptors of 32 bytes: one for each 16 bytes of 8 KiB of stack. */
#define ZEROIZE_MARKS_BYTES "16384"
/* The kernel keeps the mark when a signal comes at the end of a system call. */
#define ZEROIZE_SIGNALS_LAZY "1"
/* The program may have an alternate signal stack. */
#define ZEROIZE_SIGNALS_STACK "2"
/* 4: known. 8: its threads may end without returning (plugin/ir/ThreadEnd.cpp). */

extern __attribute__((visibility("hidden"))) struct signal_marks __zeroize_marks;

#endif /* ZEROIZE_MARKS_H */
