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

/* Parameters of naked functions. */
#define UNUSED __attribute__((unused))

void __zeroize_clear_vectors(void);

/* glibc, musl, jemalloc, mimalloc, tcmalloc; absent elsewhere. */
size_t malloc_usable_size(void *) __attribute__((weak));
/* All of LLVM's sanitizers. Asking one of them for the size of what is no block
 * would be reported as a mistake of its own. */
int __sanitizer_get_ownership(const volatile void *) __attribute__((weak));

ZEROIZE_HEAP size_t __zeroize_heap_size(void *block) {
  if (!malloc_usable_size || (size_t)block % 8 ||
      (__sanitizer_get_ownership && !__sanitizer_get_ownership(block)))
    return 0;
  size_t size = malloc_usable_size(block);
  /* Only blocks of eight bytes may lie between two multiples of sixteen. */
  return (size_t)block % 16 && size > 8 ? 0 : size;
}

/* As many blocks of one size as glibc keeps at hand, and one. */
enum { KEPT = 8 };

ZEROIZE_HEAP int __zeroize_heap_is_released(void *block, size_t size) {
  void *taken[KEPT];
  int count = 0, found = 0;
  while (count < KEPT && !found) {
    taken[count] = malloc(size);
    found = taken[count++] == block;
  }
  while (count)
    free(taken[--count]);
  return found;
}

/* General registers only: functions that may not use others release, too. No
 * memset: sanitizers watch that, and the allocator's bookkeeping in front of an
 * array is theirs. */
ZEROIZE_HELPER __zeroize_heap_erase(UNUSED void *block, UNUSED size_t size) {
  __asm__("cmpq $256, %rsi\n\t"
          "ja 4f\n\t"
          "1: subq $32, %rsi\n\t"
          "jb 2f\n\t"
          "movq $0, (%rdi)\n\t"
          "movq $0, 8(%rdi)\n\t"
          "movq $0, 16(%rdi)\n\t"
          "movq $0, 24(%rdi)\n\t"
          "addq $32, %rdi\n\t"
          "jmp 1b\n"
          "2: addq $32, %rsi\n\t"
          "3: subq $8, %rsi\n\t"
          "jb 5f\n\t"
          "movq $0, (%rdi)\n\t"
          "addq $8, %rdi\n\t"
          "jmp 3b\n"
          "4: movq %rsi, %rcx\n\t"
          "xorl %eax, %eax\n\t"
          "rep stosb\n\t"
          "ret\n"
          "5: addq $8, %rsi\n\t"
          "jz 7f\n"
          "6: movb $0, (%rdi)\n\t"
          "incq %rdi\n\t"
          "decq %rsi\n\t"
          "jnz 6b\n"
          "7: ret");
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

/* glibc notices that a block is released for the second time by a random number
 * in its second word. What it looks like then: a word with an address in it,
 * that number, and zeros, because the first release has wiped it. Only then the
 * allocator is asked whether it would hand out the block again. Valgrind would
 * report branches on bytes that were never written: in front of them its client
 * request, four rotations by 128 in all, which do nothing on a processor. */
ZEROIZE_HELPER __zeroize_heap_wipe_bytes(UNUSED void *block, UNUSED size_t size) {
  __asm__("testq %%rdi, %%rdi\n\t"
          "jz 8f\n\t"
          "leaq -24(%%rsi), %%rax\n\t"
          "cmpq $1016, %%rax\n\t"
          "ja 7f\n\t"
          "movq $0x1001, -56(%%rsp)\n\t"
          "leaq -56(%%rsp), %%rax\n\t"
          "xorl %%edx, %%edx\n\t"
          "rolq $3, %%rdi; rolq $13, %%rdi\n\t"
          "rolq $61, %%rdi; rolq $51, %%rdi\n\t"
          "xchgq %%rbx, %%rbx\n\t"
          "testl %%edx, %%edx\n\t"
          "jnz 7f\n\t"
          "cmpw $0, 6(%%rdi)\n\t"
          "jne 7f\n\t"
          "cmpq $0, 8(%%rdi)\n\t"
          "je 7f\n\t"
          "movl $24, %%eax\n"
          "1: cmpq $0, -8(%%rdi,%%rax)\n\t"
          "jne 7f\n\t"
          "addq $8, %%rax\n\t"
          "cmpq %%rsi, %%rax\n\t"
          "jbe 1b\n\t"
          "pushq %%rdi\n\t"
          "pushq %%rsi\n\t"
          "subq $8, %%rsp\n\t"
          "call %c0\n\t"
          "addq $8, %%rsp\n\t"
          "popq %%rsi\n\t"
          "popq %%rdi\n\t"
          "testl %%eax, %%eax\n\t"
          "jnz 8f\n"
          "7: call %c1\n"
          "8: jmp %c2"
          :
          : "i"(__zeroize_heap_is_released), "i"(__zeroize_heap_erase), "i"(__zeroize_heap_settle));
}

ZEROIZE_HELPER __zeroize_heap_wipe(UNUSED void *block) {
  __asm__("testq %%rdi, %%rdi\n\t"
          "jz 1f\n\t"
          "pushq %%rdi\n\t"
          "call %c0\n\t"
          "popq %%rdi\n\t"
          "movq %%rax, %%rsi\n\t"
          "jmp %c1\n"
          "1: jmp %c2"
          :
          : "i"(__zeroize_heap_size), "i"(__zeroize_heap_wipe_bytes), "i"(__zeroize_heap_settle));
}
