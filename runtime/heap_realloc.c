/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
 *
 * realloc of blocks that may hold a secret: the old block is not left behind
 * when it moves, nor its end when it shrinks. As ISO C says, the old block is as
 * it was when there is no memory. Covered by test/residue/heap/realloc.c and
 * test/runtime/heap.
 */
#include "heap.h"

/* The new block, or null where the allocator's own function has to do it:
 * because there is nothing to wipe, or no memory, which is for that function to
 * say in its own way. */
static inline __attribute__((always_inline)) void *move(void *block, size_t size) {
  size_t old = block ? __zeroize_heap_size(block) : 0;
  if (!old)
    return NULL;
  if (size == 0) {
    __zeroize_heap_wipe_bytes(block, old);
    return NULL;
  }
  /* In place as long as the block stays of the size that the allocator would
   * choose: C23's free_sized tells some of them which size that was. */
  if (size <= old && size > old - old / 8) {
    __zeroize_heap_erase((char *)block + size, old - size);
    return block;
  }
  char *moved = malloc(size);
  if (!moved) {
    if (size > old)
      return NULL;
    /* Nobody expects that there is no memory for less. */
    __zeroize_heap_erase((char *)block + size, old - size);
    return block;
  }
  __builtin_memcpy(moved, block, size < old ? size : old);
  __zeroize_heap_wipe_bytes(block, old);
  free(block);
  return moved;
}

/* In place of `real`, a function with the signature of realloc. */
ZEROIZE_HEAP void *__zeroize_heap_realloc_as(void *block, size_t size,
                                             void *(*real)(void *, size_t)) {
  void *moved = move(block, size);
  return moved ? moved : real(block, size);
}

/* In place of `real`, a function with the signature of reallocarray. */
ZEROIZE_HEAP void *__zeroize_heap_reallocarray_as(void *block, size_t count, size_t size,
                                                  void *(*real)(void *, size_t, size_t)) {
  size_t bytes;
  void *moved = __builtin_mul_overflow(count, size, &bytes) ? NULL : move(block, bytes);
  return moved ? moved : real(block, count, size);
}

/* realloc, where its address is called or handed on. */
ZEROIZE_HEAP void *__zeroize_heap_realloc(void *block, size_t size) {
  return __zeroize_heap_realloc_as(block, size, realloc);
}
