/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
 *
 * Blocks of the heap that may hold a secret, wiped before they are released.
 * The size is what the allocator says, which is all that the next owner could
 * read. A release that is a mistake (twice, of what is no block) must end as it
 * would have ended: nothing is written where the allocator would notice it, or
 * where the program owns nothing. What looks into a block is assembly, as it
 * leaves nothing behind and is what a release costs. Covered by
 * test/residue/heap, test/runtime/heap-mistakes.c, bench/heap.
 */
#include "heap.h"
#include "runtime.h"
#include <stdint.h>

/* Parameters of naked functions. */
#define UNUSED __attribute__((unused))

void __zeroize_clear_vectors(void);

/* glibc, musl, jemalloc, mimalloc, tcmalloc; absent elsewhere. */
size_t malloc_usable_size(void *) __attribute__((weak));
/* All of LLVM's sanitizers. Asking one of them for the size of what is no block
 * would be reported as a mistake of its own. */
int __sanitizer_get_ownership(const volatile void *) __attribute__((weak));

/* Nothing moves that end but the allocator, which keeps some of its own in front of it. */
void *sbrk(intptr_t) __attribute__((weak));

/* True if glibc's `block` reaches to the end of all blocks, as none does that is in use: behind
 * that, where it is said whether it is, nothing may be mapped. */
static inline __attribute__((always_inline)) int is_unused_end(const void *block) {
  if (!block || !sbrk)
    return 0;
  size_t taken = ((const volatile size_t *)block)[-1];
  /* Neither mapped nor in another thread's arena. */
  return !(taken & 6) && (size_t)block - 16 + (taken & ~(size_t)7) == (size_t)sbrk(0);
}

ZEROIZE_HEAP size_t __zeroize_heap_size(void *block) {
  if (!__zeroize_heap_sizes)
    __zeroize_heap_learn_sizes();
  /* The first condition is for the compiler only. */
  if (!malloc_usable_size || __zeroize_heap_sizes == 1 || (size_t)block % (__zeroize_heap_sizes == 3 ? 16 : 8) ||
      (__sanitizer_get_ownership && !__sanitizer_get_ownership(block)))
    return 0;
  if (__zeroize_heap_sizes == 3 && is_unused_end(block))
    return 0;
  size_t size = malloc_usable_size(block);
  /* Only blocks of eight bytes may lie between two multiples of sixteen, and none takes half of
   * all addresses. */
  return ((size_t)block % 16 && size > 8) || (ptrdiff_t)size < 0 ? 0 : size;
}

enum { NO_MARK = 1 };

/* What glibc writes into the second word of a small block when it is released:
 * by that it notices a second release. The same number for all blocks of a
 * process since glibc 2.34. 0: not asked for yet. Assembly reads it as an operand:
 * link-time optimisation drops what is only written. */
__attribute__((used, visibility("hidden"))) size_t __zeroize_heap_mark;

ZEROIZE_HEAP void __zeroize_heap_learn_mark(void) {
  size_t mark = 0;
  /* Valgrind would report a branch on bytes that were never written. */
  if (__libc_malloc && malloc == __libc_malloc && !on_valgrind()) {
    volatile size_t *block = malloc(3 * sizeof(size_t));
    if (block) {
      block[1] = 0;
      free((void *)block);
      /* glibc's own blocks stay readable; another allocator's might not. */
      __asm__("" : "+r"(block));
      mark = block[1];
    }
  }
  __zeroize_heap_mark = mark ? mark : NO_MARK;
}

/* General registers only: functions that may not use others release, too. No
 * memset: sanitizers watch that, and the allocator's bookkeeping in front of an
 * array is theirs. Ends overlap: how often a loop is gone through would be guessed wrong for
 * blocks whose sizes change. */
ZEROIZE_HELPER __zeroize_heap_erase(UNUSED void *block, UNUSED size_t size) {
  /* `rep stosb` takes as long as 350 bytes of these stores before it begins. */
  __asm__("xorl %eax, %eax\n\t"
          "cmpq $32, %rsi\n\t"
          "jbe 3f\n\t"
          "cmpq $64, %rsi\n\t"
          "jbe 2f\n\t"
          "cmpq $1024, %rsi\n\t"
          "ja 7f\n\t"
          "leaq -64(%rdi,%rsi), %rcx\n"
          "1: movq %rax, (%rdi)\n\t"
          "movq %rax, 8(%rdi)\n\t"
          "movq %rax, 16(%rdi)\n\t"
          "movq %rax, 24(%rdi)\n\t"
          "movq %rax, 32(%rdi)\n\t"
          "movq %rax, 40(%rdi)\n\t"
          "movq %rax, 48(%rdi)\n\t"
          "movq %rax, 56(%rdi)\n\t"
          "addq $64, %rdi\n\t"
          "cmpq %rcx, %rdi\n\t"
          "jb 1b\n\t"
          "movq %rcx, %rdi\n\t"
          "movl $64, %esi\n"
          "2: movq %rax, (%rdi)\n\t"
          "movq %rax, 8(%rdi)\n\t"
          "movq %rax, 16(%rdi)\n\t"
          "movq %rax, 24(%rdi)\n\t"
          "movq %rax, -32(%rdi,%rsi)\n\t"
          "movq %rax, -24(%rdi,%rsi)\n\t"
          "movq %rax, -16(%rdi,%rsi)\n\t"
          "movq %rax, -8(%rdi,%rsi)\n\t"
          "ret\n"
          "3: cmpq $16, %rsi\n\t"
          "jb 4f\n\t"
          "movq %rax, (%rdi)\n\t"
          "movq %rax, 8(%rdi)\n\t"
          "movq %rax, -16(%rdi,%rsi)\n\t"
          "movq %rax, -8(%rdi,%rsi)\n\t"
          "ret\n"
          "4: cmpq $8, %rsi\n\t"
          "jb 5f\n\t"
          "movq %rax, (%rdi)\n\t"
          "movq %rax, -8(%rdi,%rsi)\n\t"
          "ret\n"
          "5: testq %rsi, %rsi\n\t"
          "jz 6f\n\t"
          "movb %al, -1(%rdi,%rsi)\n\t"
          "decq %rsi\n\t"
          "jnz 5b\n"
          "6: ret\n"
          "7: movq %rsi, %rcx\n\t"
          "rep stosb\n\t"
          "ret");
}

/* What is dead in the caller's registers must not be there when a library binds a
 * function lazily, as the C++ library's operator delete does with free: the
 * dynamic linker saves all of them on the stack. Called where the caller expects
 * a call to overwrite them. */
ZEROIZE_HELPER __zeroize_heap_settle(void) {
  __asm__("xorl %%eax, %%eax\n\t"
          "xorl %%ecx, %%ecx\n\t"
          "xorl %%edx, %%edx\n\t"
          "xorl %%esi, %%esi\n\t"
          "xorl %%edi, %%edi\n\t"
          "xorl %%r8d, %%r8d\n\t"
          "xorl %%r9d, %%r9d\n\t"
          "xorl %%r10d, %%r10d\n\t"
          "xorl %%r11d, %%r11d\n\t"
          "jmp %c0"
          :
          : "i"(__zeroize_clear_vectors));
}

/* A block that was released already keeps its mark, so that the allocator ends
 * the program as it would have done. */
ZEROIZE_HELPER __zeroize_heap_wipe_bytes(UNUSED void *block, UNUSED size_t size) {
  __asm__("testq %%rdi, %%rdi\n\t"
          "jz 8f\n\t"
          "1: movq %c3(%%rip), %%rax\n\t"
          "cmpq $1, %%rax\n\t"
          "je 7f\n\t"
          "jb 2f\n\t"
          "cmpq $16, %%rsi\n\t"
          "jb 7f\n\t"
          "cmpq %%rax, 8(%%rdi)\n\t"
          "je 8f\n"
          "7: call %c1\n\t"
          "jmp %c2\n"
          "2: " ZEROIZE_PUSH("%%rdi")
          ZEROIZE_PUSH("%%rsi")
          ZEROIZE_LOWER("8", "%%rsp")
          "call %c0\n\t"
          ZEROIZE_RAISE("8", "%%rsp")
          ZEROIZE_POP("%%rsi")
          ZEROIZE_POP("%%rdi")
          "jmp 1b\n"
          "8: jmp %c2"
          :
          : "i"(__zeroize_heap_learn_mark), "i"(__zeroize_heap_erase), "i"(__zeroize_heap_settle),
            "i"(&__zeroize_heap_mark));
}

/* A block of any allocator's. */
ZEROIZE_HELPER __zeroize_heap_wipe_any(UNUSED void *block) {
  __asm__("testq %%rdi, %%rdi\n\t"
          "jz 1f\n\t"
          ZEROIZE_PUSH("%%rdi")
          "call %c0\n\t"
          ZEROIZE_POP("%%rdi")
          "movq %%rax, %%rsi\n\t"
          "jmp %c1\n"
          "1: jmp %c2"
          :
          : "i"(__zeroize_heap_size), "i"(__zeroize_heap_wipe_bytes), "i"(__zeroize_heap_settle));
}

/* In front of free itself. A block of glibc's says its size and whether it is in use in the words
 * before and behind it, where malloc_usable_size looks, too (heap_sizes.c). What is
 * unaligned, not in use or ends with a page, as all that is mapped, is left to the above. glibc's
 * free binds nothing lazily. */
ZEROIZE_HELPER __zeroize_heap_wipe_free(UNUSED void *block) {
  __asm__("cmpl $3, %c1(%%rip)\n\t"
          "jne 1f\n\t"
          "testq %%rdi, %%rdi\n\t"
          "jz 2f\n\t"
          "movq %c2(%%rip), %%rax\n\t"
          "cmpq $1, %%rax\n\t"
          "jbe 1f\n\t"
          "testb $15, %%dil\n\t"
          "jnz 1f\n\t"
          "movq -8(%%rdi), %%rsi\n\t"
          "andq $-8, %%rsi\n\t"
          "jle 1f\n\t"
          "leaq -16(%%rdi,%%rsi), %%rcx\n\t"
          "testl $4095, %%ecx\n\t"
          "jz 1f\n\t"
          "testb $1, 8(%%rcx)\n\t"
          "jz 1f\n\t"
          "cmpq %%rax, 8(%%rdi)\n\t"
          "je 2f\n\t"
          "subq $8, %%rsi\n\t"
          "jmp %c3\n"
          "1: jmp %c0\n"
          "2: ret"
          :
          : "i"(__zeroize_heap_wipe_any), "i"(&__zeroize_heap_sizes), "i"(&__zeroize_heap_mark),
            "i"(__zeroize_heap_erase));
}

ZEROIZE_HELPER __zeroize_heap_wipe(UNUSED void *block) {
  __asm__(ZEROIZE_LOWER("8", "%%rsp")
          "call %c0\n\t"
          ZEROIZE_RAISE("8", "%%rsp")
          "jmp %c1"
          :
          : "i"(__zeroize_heap_wipe_free), "i"(__zeroize_heap_settle));
}
