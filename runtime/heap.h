/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
 *
 * What the helpers of the heap share. All of them are called only by code that
 * plugin/ir puts in front of, or in place of, the program's own calls; their
 * names begin with __zeroize_heap_, by which plugin/ir/Runtime.cpp knows them.
 * What the program may run without (other C libraries, no library at all) is
 * weak. Covered by test/residue/heap and test/runtime/heap.
 */
#ifndef ZEROIZE_RUNTIME_HEAP_H
#define ZEROIZE_RUNTIME_HEAP_H

#include <stddef.h>

#define ZEROIZE_HEAP __attribute__((used, visibility("hidden")))

void *malloc(size_t);
void *realloc(void *, size_t);
void free(void *);

/* How much of `block` may be wiped: all that the allocator has set aside for
 * it; 0 where nothing tells, or where it is no block of the allocator's. */
size_t __zeroize_heap_size(void *block);
/* Whether the allocator would hand out `block` again. */
int __zeroize_heap_is_released(void *block, size_t size);

/* Sixteen bytes at any address. */
typedef long chunk __attribute__((vector_size(16), aligned(1), may_alias));

/* What is wiped is released next, so the stores are volatile. No memset:
 * sanitizers watch that, and the allocator's bookkeeping in front of an array is
 * theirs. */
static inline void wipe(void *block, size_t size) {
  if (size >= 1024) {
    __asm__ volatile("rep stosb" : "+D"(block), "+c"(size) : "a"(0) : "memory");
    return;
  }
  volatile char *byte = block, *end = byte + size;
  for (; (size_t)(end - byte) >= sizeof(chunk); byte += sizeof(chunk))
    *(volatile chunk *)byte = (chunk){0};
  for (; byte != end; byte++)
    *byte = 0;
}

void __zeroize_heap_wipe_bytes(void *block, size_t size);
void *__zeroize_heap_realloc(void *block, size_t size);

#endif /* ZEROIZE_RUNTIME_HEAP_H */
