/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
 *
 * Blocks of the heap that may hold a secret: wiped before they are released,
 * never left behind when they move. The size is what the allocator says, which
 * is all that the next owner could read. Called by code that plugin/ir puts in
 * front of, or in place of, the program's own calls. Covered by
 * test/residue/heap.
 */
#include <stddef.h>

#define ZEROIZE_HEAP __attribute__((used, visibility("hidden")))

/* glibc, musl, jemalloc, mimalloc, tcmalloc; absent elsewhere. */
size_t malloc_usable_size(void *) __attribute__((weak));
void *malloc(size_t);
void *realloc(void *, size_t);
void free(void *);

/* Sixteen bytes at any address. */
typedef long chunk __attribute__((vector_size(16), aligned(1), may_alias));

/* The block is released next, so the stores are volatile. No memset: sanitizers
 * watch that, and the allocator's bookkeeping in front of an array is theirs. */
static void wipe(void *block, size_t size) {
  volatile char *byte = block, *end = byte + size;
  for (; (size_t)(end - byte) >= sizeof(chunk); byte += sizeof(chunk))
    *(volatile chunk *)byte = (chunk){0};
  for (; byte != end; byte++)
    *byte = 0;
}

ZEROIZE_HEAP void __zeroize_wipe_block(void *block) {
  if (block && malloc_usable_size)
    wipe(block, malloc_usable_size(block));
}

ZEROIZE_HEAP void __zeroize_wipe_bytes(void *block, size_t size) {
  if (block)
    wipe(block, size);
}

/* realloc, as ISO C describes it: on failure the old block is as it was. */
ZEROIZE_HEAP void *__zeroize_realloc(void *block, size_t size) {
  if (!block || !malloc_usable_size)
    return realloc(block, size);
  size_t old = malloc_usable_size(block);
  if (size == 0) {
    wipe(block, old);
    return realloc(block, 0);
  }
  if (size <= old && size >= old / 2) {
    wipe((char *)block + size, old - size);
    return block;
  }
  char *moved = malloc(size);
  if (!moved)
    return NULL;
  __builtin_memcpy(moved, block, size < old ? size : old);
  wipe(block, old);
  free(block);
  return moved;
}

ZEROIZE_HEAP void *__zeroize_reallocarray(void *block, size_t count, size_t size) {
  size_t bytes;
  if (__builtin_mul_overflow(count, size, &bytes))
    /* Sets errno, and fails. */
    return realloc(NULL, (size_t)-1);
  return __zeroize_realloc(block, bytes);
}
