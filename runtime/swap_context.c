/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
 *
 * swapcontext in files with secrets is called by way of this function
 * (plugin/ir/LongJumps.cpp). The regions that other stacks enter and leave in the
 * meantime do not nest with those of this one: what region.c and exit_frames.c keep
 * per thread is put right when control is back. Covered by
 * test/residue/frame/fiber-signal.c and test/residue/scope/exit-beside-fiber.c.
 */
#include "marks.h"
#include "runtime.h"
#include "stack.h"

ZEROIZE_FUNCTION int __zeroize_longjmp_swap(void *from, const void *to,
                                            int (*swap)(void *, const void *)) {
  struct secret_frame *frames = __zeroize_exit_frames;
  int result = swap(from, to);
  __zeroize_exit_frames = frames;
  /* Zero: a signal may have come, in every region that is still open. */
  register uintptr_t r11 __asm__("r11") = 0;
  __asm__ volatile("call __zeroize_abandon" : "+r"(r11) : : "cc", "memory");
  return result;
}
