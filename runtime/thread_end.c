/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
 *
 * What is left to the end of a thread: the frames that pthread_exit or pthread_cancel
 * has abandoned, which cleanup handlers and destructors may still need before; and its
 * thread-local secrets (thread_secrets.c). Both hang on keys of thread-specific data,
 * whose destructors run last; they put themselves off until the last round (POSIX: at
 * least 4), after those of the program. Does nothing without POSIX threads. Covered by
 * test/residue/frame/thread-*.c.
 */
#include "marks.h"
#include "thread_end.h"

int pthread_key_create(unsigned *, void (*)(void *)) __attribute__((weak));
int pthread_key_delete(unsigned) __attribute__((weak));

ZEROIZE_THREAD unsigned __zeroize_end_keys[2];

ZEROIZE_THREAD unsigned __zeroize_end_key(int which, void (*at_end)(void *)) {
  unsigned *known = &__zeroize_end_keys[which];
  unsigned key = __atomic_load_n(known, __ATOMIC_ACQUIRE), none = 0;
  if (key || !pthread_key_create || !pthread_key_delete || !pthread_getspecific ||
      !pthread_setspecific || pthread_key_create(&key, at_end) != 0)
    return key;
  if (__atomic_compare_exchange_n(known, &none, key + 1, 0, __ATOMIC_ACQ_REL, __ATOMIC_ACQUIRE))
    return key + 1;
  pthread_key_delete(key);
  return none;
}

void __zeroize_end_scrub(void *left);

/* The stack pointer that the thread was left with; its lowest bits count rounds. Returns
 * how deep to scrub. */
ZEROIZE_THREAD uintptr_t __zeroize_end_depth(void *left) {
  uintptr_t here = (uintptr_t)__builtin_frame_address(0), low = (uintptr_t)left & ~(uintptr_t)15;
  if (((uintptr_t)left & 15) != LastRound) {
    pthread_setspecific(__zeroize_end_keys[1] - 1, (char *)left + 1);
    return 0;
  }
  return (here > low ? here - low : 0) + 65536;
}

/* Has no frame left when it scrubs: what is in the gaps of one would stay. */
__attribute__((naked, used, visibility("hidden"))) void __zeroize_end_scrub(void *left) {
  __asm__(ZEROIZE_LOWER("8", "%%rsp")
          "call %P0\n\t"
          ZEROIZE_RAISE("8", "%%rsp")
          "movq %%rax, %%r11\n\t"
          "jmp __zeroize_scrub_below"
          :
          : "i"(__zeroize_end_depth));
}

/* Before pthread_exit. */
ZEROIZE_THREAD void __zeroize_end_leaves(void) {
  unsigned key = __zeroize_end_key(1, __zeroize_end_scrub);
  if (key)
    pthread_setspecific(key - 1, (void *)((uintptr_t)__builtin_frame_address(0) & ~(uintptr_t)15));
}

ZEROIZE_THREAD __attribute__((noinline)) void __zeroize_end_note(void) {
  unsigned key = __zeroize_end_key(1, __zeroize_end_scrub);
  uintptr_t here = (uintptr_t)__builtin_frame_address(0) & ~(uintptr_t)15;
  uintptr_t lowest = key ? (uintptr_t)pthread_getspecific(key - 1) : 1;
  /* On another stack it says nothing, and the scrub keeps to this one. */
  if (!lowest || (here < lowest && lowest - here < 65536 && !(lowest & 15)))
    pthread_setspecific(key - 1, (void *)here);
}

/* A function's arguments, and where they are kept while C code runs. */
#define EACH_VECTOR(MOVE) MOVE(0) MOVE(1) MOVE(2) MOVE(3) MOVE(4) MOVE(5) MOVE(6) MOVE(7)
#define SAVE_XMM(N) "movups %%xmm" #N ", 64*" #N "(%%rsp)\n\t"
#define SAVE_YMM(N) "vmovups %%ymm" #N ", 64*" #N "(%%rsp)\n\t"
#define SAVE_ZMM(N) "vmovups %%zmm" #N ", 64*" #N "(%%rsp)\n\t"
#define RESTORE_XMM(N) "movups 64*" #N "(%%rsp), %%xmm" #N "\n\t"
#define RESTORE_YMM(N) "vmovups 64*" #N "(%%rsp), %%ymm" #N "\n\t"
#define RESTORE_ZMM(N) "vmovups 64*" #N "(%%rsp), %%zmm" #N "\n\t"
#define BY_WIDTH(KIND) \
  "testb $" ZEROIZE_CPU_AVX512 ", __zeroize_cpu(%%rip)\n\t" \
  "jnz 6f\n\t" \
  "testb $" ZEROIZE_CPU_AVX ", __zeroize_cpu(%%rip)\n\t" \
  "jnz 5f\n\t" \
  EACH_VECTOR(KIND##_XMM) \
  "jmp 7f\n" \
  "5:\n\t" \
  EACH_VECTOR(KIND##_YMM) \
  "jmp 7f\n" \
  "6:\n\t" \
  EACH_VECTOR(KIND##_ZMM) \
  "7:\n\t"

/* __zeroize_enter (region.c) for a region during which the thread may end: where the program's
 * threads may be cancelled, or end in files without secrets, that may be on the way up from here,
 * and deeper. Keeps every register but r11 and the flags: the function's arguments are there. */
ZEROIZE_HELPER __zeroize_end_enter(void) {
  __asm__(ZEROIZE_ENTER("%%")
          "testb $" ZEROIZE_THREADS_END ", 16+__zeroize_marks(%%rip)\n\t"
          "jnz 3f\n\t"
          "ret\n"
          ZEROIZE_ENTER_FIRST("%%", "jmp 1b")
          "3:\n\t"
          "cmpl $0, __zeroize_cpu(%%rip)\n\t"
          "jne 4f\n\t"
          ZEROIZE_LOWER("8", "%%rsp")
          "call __zeroize_probe_cpu\n\t"
          ZEROIZE_RAISE("8", "%%rsp")
          "4:\n\t"
          ZEROIZE_CALL_C("movq %%rsp, %%rbx\n\t"
                         ".cfi_def_cfa %%rbx, 8+14*8\n\t"
                         "subq $8*64, %%rsp\n\t"
                         "andq $-64, %%rsp\n\t"
                         BY_WIDTH(SAVE)
                         "call __zeroize_clear_vectors\n\t"
                         "xorl %%edi, %%edi\n\t"
                         "call %P0\n\t"
                         BY_WIDTH(RESTORE)
                         "movl $8*64, %%eax\n"
                         "8:\n\t"
                         "movq $0, -8(%%rsp,%%rax)\n\t"
                         "subl $8, %%eax\n\t"
                         "jnz 8b\n\t"
                         "movq %%rbx, %%rsp\n\t"
                         ".cfi_def_cfa %%rsp, 8+14*8\n\t")
          "ret"
          :
          : "i"(__zeroize_end_note));
}

/* When the program or the shared library is unloaded: its code will not be there. */
ZEROIZE_THREAD void __zeroize_end_forget(void) {
  for (int which = 0; which < 2; which++) {
    unsigned key = __atomic_exchange_n(&__zeroize_end_keys[which], 0, __ATOMIC_ACQ_REL);
    if (key)
      pthread_key_delete(key - 1);
  }
}
