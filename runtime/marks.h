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

/* 512 descriptors, one for each 16 bytes of 8 KiB of stack, the last one for the first
 * of them. They take 16 bytes each: the second half of one is the first of the next. */
#define ZEROIZE_MARKS_BYTES "8192"
/* The kernel keeps the mark when a signal comes at the end of a system call. */
#define ZEROIZE_SIGNALS_LAZY "1"
/* The program may have an alternate signal stack, and nothing on it is live but for handlers
 * that run (swap_context.c). */
#define ZEROIZE_SIGNALS_STACK "2"
/* 4: known. */
/* Its threads may end without returning (plugin/ir/ThreadEnd.cpp). */
#define ZEROIZE_THREADS_END "8"

extern __attribute__((visibility("hidden"))) struct signal_marks __zeroize_marks;

/* Assembly at an entry: sets the mark unless one is set. P is the percent sign. A register is kept
 * in the red zone: as in other leaf functions, signals do not write there. */
#define ZEROIZE_ENTER(P) \
  "movq __zeroize_marks(" P "rip), " P "r11\n\t" \
  "testq " P "r11, " P "r11\n\t" \
  "jz 1f\n\t" \
  "movq " P "fs:(" P "r11), " P "r11\n\t" \
  "subq 8+__zeroize_marks(" P "rip), " P "r11\n\t" \
  "cmpq $" ZEROIZE_MARKS_BYTES ", " P "r11\n\t" \
  "jae 2f\n" \
  "1:\n\t"
/* Behind it, out of the way: THEN as when one is set. */
#define ZEROIZE_ENTER_FIRST(P, THEN) \
  "2:\n\t" \
  "movq " P "rax, -8(" P "rsp)\n\t" \
  "leal 8(" P "rsp), " P "r11d\n\t" \
  "notl " P "r11d\n\t" \
  "andl $" ZEROIZE_MARKS_BYTES "-16, " P "r11d\n\t" \
  "addq 8+__zeroize_marks(" P "rip), " P "r11\n\t" \
  "movq __zeroize_marks(" P "rip), " P "rax\n\t" \
  "movq " P "r11, " P "fs:(" P "rax)\n\t" \
  "movq -8(" P "rsp), " P "rax\n\t" \
  "movq $0, -8(" P "rsp)\n\t" \
  THEN "\n\t"

#define ZEROIZE_UNSET_MARK(R) \
  "movq __zeroize_marks(%rip), %" R "\n\t" \
  "movq $0, %fs:(%" R ")\n\t"

/* Assembly at an exit, right behind the return address, with r11 as for __zeroize_leave:
 * looks at the mark, takes it back if it is the one that enter has set here, and returns,
 * or goes on to scrub. Uses register R, of which E is the half, and then does FREE, which
 * gives it its value. */
#define ZEROIZE_LEAVE(R, E, FREE) \
  "movq __zeroize_marks(%rip), %" R "\n\t" \
  "testq %" R ", %" R "\n\t" \
  "jz 6f\n\t" \
  "movq %fs:(%" R "), %" R "\n\t" \
  "subq 8+__zeroize_marks(%rip), %" R "\n\t" \
  "cmpq $" ZEROIZE_MARKS_BYTES ", %" R "\n\t" \
  "jae 5f\n\t" \
  "leal 24(%rsp,%" R "), %" E "\n\t" \
  "testl $" ZEROIZE_MARKS_BYTES "-16, %" E "\n\t" \
  "jz 4f\n" \
  "1:\n\t" \
  "testb $" ZEROIZE_SIGNALS_LAZY ", 16+__zeroize_marks(%rip)\n\t" \
  "jnz 3f\n" \
  "2:\n\t" \
  FREE \
  "xorl %r11d, %r11d\n\t" \
  "ret\n" \
  "3:\n\t" /* still set, but would it have been changed? */ \
  "testb $1, %r11b\n\t" \
  "jz 2b\n\t" \
  "jmp 5f\n" \
  "4:\n\t" /* ours */ \
  ZEROIZE_UNSET_MARK(R) \
  "jmp 1b\n" \
  "6:\n\t" /* cannot know: each time, hence not as deep */ \
  "subq $10240, %r11\n\t" \
  "jmp 7f\n" \
  "5:\n\t" \
  "testb $2, %r11b\n\t" \
  "jz 7f\n\t" \
  "addq $49152, %r11\n" \
  "7:\n\t" \
  FREE \
  "jmp __zeroize_scrub_signals"

#endif /* ZEROIZE_MARKS_H */
