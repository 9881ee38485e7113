/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
 *
 * The frames of functions that are still running when the program ends: exit handlers
 * would find their secrets on the stack. A function that may be running then puts a
 * record on a list (plugin/ir/ExitFrames.cpp); its table says what of its frame to
 * erase (plugin/codegen/FrameTable.h). A record that longjmp, an exception or a fiber
 * has left behind is told by its place: it counts only if it is on this thread's
 * stack, above the stack pointer, and names itself.
 * A function that calls setjmp is a border: a handler of SIGABRT may jump back to it,
 * and then it and its callers go on. Of these only what the user has marked is erased.
 * Covered by test/residue/scope/exit-*.c.
 */
#include "runtime.h"
#include "stack.h"
#include <stddef.h>
#include <stdint.h>

/* plugin/codegen/target/X86_64End.cpp writes it. Addresses are relative to the
 * frame's origin. */
struct frame_table {
  int32_t record;
  int32_t origin; /* from the base register */
  uint16_t base;  /* 0: rsp, 1: rbp, 2: rbx */
  uint16_t flags;
  uint32_t count;
  struct {
    int32_t offset;
    uint32_t size; /* in units of four; the lowest bits say when to erase */
  } ranges[];
};
enum { RETURNS_TWICE = 1, HAS_RECORD = 2 };
enum { DECLARED = 0, UNMARKED = 1, IN_CALLERS = 2 };

/* plugin/ir/ExitFrames.cpp knows it. */
struct secret_frame {
  struct secret_frame *outer;
  uintptr_t self; /* its address, and ZEROIZE_FRAME added */
  const struct frame_table *table;
};
#define ZEROIZE_FRAME 0x7a65726f697a65u

__attribute__((used, visibility("hidden"))) __thread struct secret_frame *__zeroize_exit_frames;

static inline __attribute__((always_inline)) void erase(const struct frame_table *table, uintptr_t origin, unsigned kinds) {
  for (uint32_t i = 0; i < table->count; i++)
    if (kinds >> table->ranges[i].size % 4 & 1) {
      volatile char *bytes = (volatile char *)(origin + (uintptr_t)(intptr_t)table->ranges[i].offset);
      for (uint32_t n = 0; n < table->ranges[i].size / 4; n++)
        bytes[n] = 0;
    }
}

/* `own`: the table of the function that ends the program, if it has one; then its
 * registers. Changes no vector register (runtime/CMakeLists.txt). */
__attribute__((used, visibility("hidden"))) void
__zeroize_exit_walk(const struct frame_table *own, uintptr_t rsp, uintptr_t rbp, uintptr_t rbx) {
  struct stack_range stack = {0, 0};
  own_stack(rsp, &stack);
  uintptr_t end = stack.high;
  const struct secret_frame *frame = __zeroize_exit_frames;
  unsigned kinds = 1u << DECLARED | 1u << UNMARKED;
  if (own) {
    uintptr_t origin = (own->base == 0 ? rsp : own->base == 1 ? rbp : rbx) + (uintptr_t)(intptr_t)own->origin;
    const struct secret_frame *record = (const struct secret_frame *)(origin + (uintptr_t)(intptr_t)own->record);
    int listed = own->flags & HAS_RECORD && record->self == (uintptr_t)record + ZEROIZE_FRAME;
    if (own->flags & RETURNS_TWICE)
      kinds = 1u << DECLARED;
    if (listed)
      frame = record->outer;
    erase(own, origin, kinds);
    if (listed && frame <= record)
      return;
  }
  if (kinds & 1u << UNMARKED)
    kinds |= 1u << IN_CALLERS;
  while (end && (uintptr_t)frame > rsp && (uintptr_t)frame < end - sizeof *frame &&
         frame->self == (uintptr_t)frame + ZEROIZE_FRAME) {
    const struct frame_table *table = frame->table;
    struct secret_frame *outer = frame->outer;
    if (table->flags & RETURNS_TWICE)
      kinds = 1u << DECLARED;
    erase(table, (uintptr_t)frame - (uintptr_t)(intptr_t)table->record, kinds);
    if (outer <= frame)
      break;
    frame = outer;
  }
}

/* r11: the table, or 0. Keeps every register but r11 and the flags: the arguments of
 * the call that ends the program are in place. */
ZEROIZE_HELPER __zeroize_exit_wipe(void) {
  __asm__(ZEROIZE_PUSH("%%rax") ZEROIZE_PUSH("%%rcx") ZEROIZE_PUSH("%%rdx") ZEROIZE_PUSH("%%rsi")
          ZEROIZE_PUSH("%%rdi") ZEROIZE_PUSH("%%r8") ZEROIZE_PUSH("%%r9") ZEROIZE_PUSH("%%r10")
          "movq %%r11, %%rdi\n\t"
          "leaq 72(%%rsp), %%rsi\n\t" /* before the call */
          "movq %%rbp, %%rdx\n\t"
          "movq %%rbx, %%rcx\n\t"
          ZEROIZE_SAVE("%%rbp")
          "movq %%rsp, %%rbp\n\t"
          ".cfi_def_cfa_register %%rbp\n\t"
          "andq $-16, %%rsp\n\t"
          "call %c0\n\t"
          "movq %%rbp, %%rsp\n\t"
          ".cfi_def_cfa_register %%rsp\n\t"
          ZEROIZE_RESTORE("%%rbp")
          ZEROIZE_POP("%%r10") ZEROIZE_POP("%%r9") ZEROIZE_POP("%%r8") ZEROIZE_POP("%%rdi")
          ZEROIZE_POP("%%rsi") ZEROIZE_POP("%%rdx") ZEROIZE_POP("%%rcx") ZEROIZE_POP("%%rax")
          "call __zeroize_clear_x87\n\t"
          "movl $65536, %%r11d\n\t" /* what inner functions have left */
          "jmp __zeroize_scrub_below"
          :
          : "i"(__zeroize_exit_walk));
}
