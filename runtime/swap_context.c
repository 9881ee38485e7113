/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
 *
 * swapcontext in files with secrets is called by way of this function
 * (plugin/ir/LongJumps.cpp). The regions that other stacks enter and leave in the
 * meantime do not nest with those of this one: what region.c and exit_frames.c keep
 * per thread is put right when control is back.
 *
 * A handler that switches away from the alternate signal stack leaves live frames
 * there, and the kernel does not know. From then on nothing is erased on such stacks.
 * Covered by test/residue/frame/fiber-signal.c, sigaltstack-coroutine.c and
 * test/residue/scope/exit-beside-fiber.c.
 */
#include "marks.h"
#include "runtime.h"
#include "stack.h"

static void note_signal_stack(void) {
  struct stack_range own;
  struct signal_stack stack;
  uintptr_t here = (uintptr_t)__builtin_frame_address(0);
  if (!(__zeroize_marks.flags & 2u) || own_stack(here, &own))
    return;
  /* With SS_AUTODISARM the thread has none then, which is as good. */
  if (ask_signal_stack(&stack) && here - stack.low < stack.size)
    __atomic_and_fetch(&__zeroize_marks.flags, ~2ul, __ATOMIC_RELAXED);
}

ZEROIZE_FUNCTION int __zeroize_longjmp_swap(void *from, const void *to,
                                            int (*swap)(void *, const void *)) {
  struct secret_frame *frames = __zeroize_exit_frames;
  note_signal_stack();
  int result = swap(from, to);
  __zeroize_exit_frames = frames;
  /* Zero: a signal may have come, in every region that is still open. */
  register uintptr_t r11 __asm__("r11") = 0;
  __asm__ volatile("call __zeroize_abandon" : "+r"(r11) : : "cc", "memory");
  return result;
}
