/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
 *
 * Blocks of the heap that may hold a secret, wiped before they are released.
 * The size is what the allocator says, which is all that the next owner could
 * read. A release that is a mistake (twice, of what is no block) must end as it
 * would have ended: nothing is written where the allocator would notice it, or
 * where the program owns nothing. Covered by test/residue/heap and
 * test/runtime/heap.
 */
#include "heap.h"

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

/* Valgrind would report a branch on bytes that were never written. Its client
 * request: on a real processor four rotations by 128 in all, which do nothing. */
static inline int on_valgrind(void) {
  volatile size_t request[6] = {0x1001};
  size_t result = 0;
  __asm__ volatile("rolq $3, %%rdi; rolq $13, %%rdi\n\t"
                   "rolq $61, %%rdi; rolq $51, %%rdi\n\t"
                   "xchgq %%rbx, %%rbx"
                   : "+d"(result)
                   : "a"(request)
                   : "cc", "memory");
  return result != 0;
}

enum { CACHED = 1040, PER_SIZE = 8 };
typedef size_t word __attribute__((may_alias));

/* glibc notices that a block is released for the second time by a random number
 * in its second word. What it looks like then: a word with an address in it,
 * that number, and zeros, because the first release has wiped it. */
static inline int looks_released(void *block, size_t size) {
  const word *words = block;
  if (size < 3 * sizeof(word) || size > CACHED || on_valgrind() ||
      words[0] >> 48 || !words[1])
    return 0;
  for (size_t i = 2; i < size / sizeof(word); i++)
    if (words[i])
      return 0;
  return 1;
}

ZEROIZE_HEAP int __zeroize_heap_is_released(void *block, size_t size) {
  void *taken[PER_SIZE];
  int count = 0, found = 0;
  while (count < PER_SIZE && !found) {
    taken[count] = malloc(size);
    found = taken[count++] == block;
  }
  while (count)
    free(taken[--count]);
  return found;
}

static inline void wipe_unless_released(void *block, size_t size) {
  if (!looks_released(block, size) || !__zeroize_heap_is_released(block, size))
    wipe(block, size);
}

ZEROIZE_HEAP void __zeroize_heap_wipe(void *block) {
  if (block)
    wipe_unless_released(block, __zeroize_heap_size(block));
}

ZEROIZE_HEAP void __zeroize_heap_wipe_bytes(void *block, size_t size) {
  if (block)
    wipe_unless_released(block, size);
}

/* free, where its address is handed to code that the plugin has not seen. */
ZEROIZE_HEAP void __zeroize_heap_free(void *block) {
  __zeroize_heap_wipe(block);
  free(block);
}
