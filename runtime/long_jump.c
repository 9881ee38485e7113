/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
 *
 * longjmp out of a region passes none of its exits. In files with secrets it is called
 * by way of __zeroize_longjmp (plugin/ir/LongJumps.cpp), which makes it arrive, with a
 * copy of the jmp_buf, at __zeroize_longjmp_land first: on the target's stack pointer,
 * when everything that the C library does on the way is done (cleanup handlers of the
 * frames in between, the signal mask, the shadow stack). That zeroes what lies below,
 * clears the registers and goes on to where the jmp_buf leads.
 *
 * How the C library writes a stack pointer to a jmp_buf is found out by having it write
 * one. Nothing is erased between here and the target unless both lie on one stack whose
 * bounds are known, or the target on the thread's own one and a signal handler's
 * stack ends here. Covered by test/runtime/long-jump.c and test/residue/frame/longjmp-*.
 */
#include "marks.h"
#include "runtime.h"
#include "stack.h"

/* The beginning of a jmp_buf is the same in glibc and musl, and so is its size. */
enum { RBX, RBP, R12, R13, R14, R15, RSP, RIP, Registers, Words = 25 };

/* The C library may write a stack pointer as it is, or with its bits rotated and mixed
 * with the thread's guard (glibc). */
enum form { Unknown, Plain, Mangled };

/* As plugin/codegen/ForeignStack.h has it for what is abandoned. */
enum { Depth = 65536, RedZone = 128 };

int _setjmp(void *) __attribute__((weak));
int __sigsetjmp(void *, int) __attribute__((weak));
void __zeroize_longjmp_land(void);

/* Parameters of naked functions. */
#define UNUSED __attribute__((unused))

static uintptr_t guard(void) {
  uintptr_t guard;
  __asm__ volatile("movq %%fs:0x30, %0" : "=r"(guard));
  return guard;
}

static uintptr_t unmangle(uintptr_t word) { return (word >> 17 | word << 47) ^ guard(); }

static uintptr_t mangle(uintptr_t word) {
  word ^= guard();
  return word << 17 | word >> 47;
}

/* Calls setjmp; returns the stack pointer that it was called with. */
__attribute__((naked, used, visibility("hidden"))) uintptr_t
__zeroize_longjmp_ask(UNUSED uintptr_t set, UNUSED uintptr_t *buffer) {
  __asm__(ZEROIZE_SAVE("%rbx")
          "movq %rdi, %rax\n\t"
          "movq %rsi, %rdi\n\t"
          "xorl %esi, %esi\n\t" /* no signal mask, for __sigsetjmp */
          "movq %rsp, %rbx\n\t"
          "call *%rax\n\t"
          "movq %rbx, %rax\n\t"
          ZEROIZE_RESTORE("%rbx")
          "ret");
}

static enum form find_form(void) {
  uintptr_t buffer[Words];
  uintptr_t set = (uintptr_t)_setjmp;
  if (!set)
    set = (uintptr_t)__sigsetjmp;
  if (!set)
    return Unknown;
  uintptr_t sp = __zeroize_longjmp_ask(set, buffer);
  if (buffer[RSP] == sp)
    return Plain;
  return unmangle(buffer[RSP]) == sp ? Mangled : Unknown;
}

/* Whether `here` is on the alternate signal stack, which the kernel knows. */
static int on_signal_stack(uintptr_t here, struct stack_range *stack) {
  struct signal_stack known;
  if (!(__zeroize_marks.flags & 2u) || !ask_signal_stack(&known) || here - known.low >= known.size)
    return 0;
  stack->low = known.low;
  stack->high = known.low + known.size;
  return 1;
}

/* Returns the lowest address that nobody needs once the stack pointer is `target`, 0 if
 * that is not known. */
static uintptr_t find_dead(uintptr_t here, uintptr_t target) {
  struct stack_range stack;
  uintptr_t from = here;
  if (target % 8)
    return 0;
  if (!own_stack(here, &stack)) {
    if (!on_signal_stack(here, &stack))
      return 0;
    /* The handler's stack ends here; how deep the code was that it has interrupted,
     * nobody knows. */
    if (own_stack(target, &stack))
      from = target;
  }
  if (target < from || target - RedZone < stack.low || target >= stack.high)
    return 0;
  return (from - stack.low > Depth ? from - Depth : stack.low) / 16 * 16 + 16;
}

static void scrub(uintptr_t bytes) {
  register uintptr_t r11 __asm__("r11") = bytes;
  __asm__ volatile("call __zeroize_abandon" : "+r"(r11) : : "cc", "memory");
}

ZEROIZE_FUNCTION _Noreturn void __zeroize_longjmp(const uintptr_t *from, int value,
                                                  void (*jump)(const void *, int)) {
  uintptr_t here = (uintptr_t)__builtin_frame_address(0), target, low = 0;
  uintptr_t copy[Words];
  enum form form = find_form();
  scrub(0); /* resets the marks of region.c, looks for the stack's bounds */
  if (form != Unknown) {
    target = form == Mangled ? unmangle(from[RSP]) : from[RSP];
    low = find_dead(here, target);
  }
  if (!low) {
    scrub(Depth);
    __asm__ volatile("call __zeroize_clear_vectors\n\tcall __zeroize_clear_x87" : : : "memory");
    jump(from, value);
    __builtin_unreachable();
  }
  for (int i = 0; i < Words; i++)
    ((volatile uintptr_t *)copy)[i] = from[i];
  /* The landing needs the original. Where that lies in what will be zeroed, where
   * signals may come as soon as the stack pointer is back, the red zone keeps it. */
  if ((uintptr_t)from < target && (uintptr_t)(from + Words) > low) {
    uintptr_t *kept = (uintptr_t *)(target - RedZone);
    for (int i = 0; i < Registers; i++)
      ((volatile uintptr_t *)kept)[i] = copy[i];
    from = kept;
  }
  uintptr_t land = (uintptr_t)__zeroize_longjmp_land;
  copy[RBX] = (uintptr_t)from;
  copy[R12] = low;
  copy[R13] = form == Mangled ? unmangle(from[RIP]) : from[RIP];
  copy[RIP] = form == Mangled ? mangle(land) : land;
  jump(copy, value);
  __builtin_unreachable();
}

/* DW_CFA_expression: at an offset from rbx. */
#define IN_JMP_BUF(REGISTER, OFFSET) ".cfi_escape 0x10, " REGISTER ", 2, 0x73, " OFFSET "\n\t"

/* eax: what setjmp is to return. rbx: the jmp_buf; r12: from where to zero; r13: where
 * to go on. A signal's frame holds nothing of a secret any more when the registers are
 * clear, so memory comes last. To unwinders setjmp is on its way back: what the caller
 * wants of rbx, r12 and r13 is in the jmp_buf. */
ZEROIZE_HELPER __zeroize_longjmp_land(void) {
  __asm__(".cfi_def_cfa %rsp, 0\n\t"
          ".cfi_register %rip, %r13\n\t"
          IN_JMP_BUF("3", "0") IN_JMP_BUF("12", "16") IN_JMP_BUF("13", "24")
          "endbr64\n\t"
          "movq %r13, %rcx\n\t"
          ".cfi_register %rip, %rcx\n\t"
          "movq %r12, %rdi\n\t"
          "movq 16(%rbx), %r12\n\t"
          ".cfi_same_value %r12\n\t"
          "movq 24(%rbx), %r13\n\t"
          ".cfi_same_value %r13\n\t"
          "movq (%rbx), %rbx\n\t"
          ".cfi_same_value %rbx\n\t"
          ZEROIZE_PUSH("%rax")
          ZEROIZE_PUSH("%rcx")
          ".cfi_rel_offset %rip, 0\n\t"
          "call __zeroize_clear_vectors\n\t"
          "call __zeroize_clear_x87\n\t"
          "xorl %edx, %edx\n\t"
          "xorl %esi, %esi\n\t"
          "xorl %r8d, %r8d\n\t"
          "xorl %r9d, %r9d\n\t"
          "xorl %r10d, %r10d\n\t"
          "xorl %eax, %eax\n\t"
          "movq %rsp, %rcx\n\t"
          "subq %rdi, %rcx\n\t"
          "shrq $3, %rcx\n\t"
          "rep stosq\n\t"
          "xorl %edi, %edi\n\t"
          "xorl %r11d, %r11d\n\t"
          "call __zeroize_scrub_signals\n\t"
          ZEROIZE_POP("%rcx")
          ".cfi_register %rip, %rcx\n\t"
          ZEROIZE_POP("%rax")
          "movq $0, -8(%rsp)\n\t"
          "movq $0, -16(%rsp)\n\t"
          "jmp *%rcx");
}
