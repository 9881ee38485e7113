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
/* Finds out whether the allocator tells sizes; 1: it does not; 3: it is glibc's. */
extern __attribute__((visibility("hidden"))) int __zeroize_heap_sizes;
void __zeroize_heap_learn_sizes(void);
/* Finds out how the allocator marks a block that is released. */
void __zeroize_heap_learn_mark(void);

/* glibc's malloc by the name that nobody interposes. */
void *__libc_malloc(size_t) __attribute__((weak));

/* Valgrind's client request: four rotations by 128 in all, which do nothing on a
 * processor. */
static inline __attribute__((always_inline)) int on_valgrind(void) {
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

/* Zeroes `size` bytes. What follows may be a release, and no optimiser sees it. */
void __zeroize_heap_erase(void *block, size_t size);

/* The same for a block that is released next; leaves alone what is no block any
 * more. Null is allowed. */
void __zeroize_heap_wipe_bytes(void *block, size_t size);
void __zeroize_heap_wipe(void *block);
/* The same if what releases it is free. */
void __zeroize_heap_wipe_free(void *block);
void *__zeroize_heap_realloc(void *block, size_t size);

#endif /* ZEROIZE_RUNTIME_HEAP_H */
