/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
 *
 * The secret variables of functions that are still running when the program ends:
 * exit handlers would find them on the stack. A function that may be running then
 * puts a record of its variables on a list (plugin/ir/ExitFrames.cpp). A record that
 * longjmp, an exception or a fiber has left behind is told by its place: it counts
 * only if it is on this thread's stack, above the stack pointer, and names itself.
 * Covered by test/residue/scope/exit-*.c.
 */
#include "runtime.h"
#include "stack.h"
#include <stddef.h>
#include <stdint.h>

/* plugin/ir knows it. */
struct secret_frame {
  struct secret_frame *outer;
  uintptr_t self; /* its address, and ZEROIZE_FRAME added */
  uintptr_t count;
  struct {
    volatile char *bytes;
    size_t size;
  } locals[];
};
#define ZEROIZE_FRAME 0x7a65726f697a65u

__attribute__((used, visibility("hidden"))) __thread struct secret_frame *__zeroize_exit_frames;

void __zeroize_scrub_below(void);

__attribute__((used, visibility("hidden"))) void __zeroize_exit_wipe(void) {
  uintptr_t here = (uintptr_t)__builtin_frame_address(0);
  struct stack_range stack = {0, 0};
  own_stack(here, &stack);
  uintptr_t end = stack.high;
  struct secret_frame *frame = __zeroize_exit_frames;
  while (end && (uintptr_t)frame > here && (uintptr_t)frame < end - sizeof *frame &&
         frame->self == (uintptr_t)frame + ZEROIZE_FRAME) {
    for (uintptr_t i = 0; i < frame->count; i++) {
      uintptr_t bytes = (uintptr_t)frame->locals[i].bytes;
      if (bytes > here && bytes < end && frame->locals[i].size <= end - bytes)
        for (size_t n = 0; n < frame->locals[i].size; n++)
          frame->locals[i].bytes[n] = 0;
    }
    struct secret_frame *outer = frame->outer;
    if (outer <= frame)
      break;
    frame = outer;
  }
  /* What inner functions have left, also in registers that this function may change. */
  __asm__ volatile("movl $65536, %%r11d\n\t"
                   "call __zeroize_scrub_below\n\t"
                   "call __zeroize_clear_vectors\n\t"
                   "call __zeroize_clear_x87\n\t"
                   "xorl %%eax, %%eax\n\txorl %%ecx, %%ecx\n\txorl %%edx, %%edx\n\t"
                   "xorl %%esi, %%esi\n\txorl %%edi, %%edi\n\txorl %%r8d, %%r8d\n\t"
                   "xorl %%r9d, %%r9d\n\txorl %%r10d, %%r10d"
                   :
                   :
                   : "rax", "rcx", "rdx", "rsi", "rdi", "r8", "r9", "r10", "r11", "cc", "memory");
}
