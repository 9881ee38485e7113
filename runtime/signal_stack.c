/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
 *
 * sigaltstack in files with secrets is called by way of this function
 * (plugin/ir/LongJumps.cpp). What signals have left on the thread's alternate stack
 * stays there when the call puts another one in its place, or none: the exits of
 * regions look only at the one that is there then (region.c). So it is erased as
 * soon as the kernel has let go of it, before the program can release it.
 *
 * Written to is only what the kernel has called the thread's alternate stack right
 * before, and only if the thread is not on it: of one with SS_AUTODISARM the kernel
 * does not say. Covered by test/runtime/signal-stack.c and
 * test/residue/frame/sigaltstack-replaced.c.
 */
#include "marks.h"
#include "runtime.h"
#include "stack.h"

/* As much as region.c erases. */
enum { Upper = 65536 };

ZEROIZE_FUNCTION int __zeroize_signal_stack(const void *stack, void *old,
                                            int (*set)(const void *, void *)) {
  struct signal_stack before;
  int used = stack && __zeroize_marks.flags & 2u && ask_signal_stack(&before) && !(before.flags & /*on it*/ 1);
  int result = set(stack, old);
  uintptr_t here = (uintptr_t)__builtin_frame_address(0);
  if (used && result == 0 && here - before.low >= before.size) {
    uintptr_t bytes = before.size < Upper ? before.size : Upper;
    uintptr_t from = before.low + before.size - bytes;
    __asm__ volatile("rep stosb" : "+D"(from), "+c"(bytes) : "a"(0) : "memory");
  }
  return result;
}
