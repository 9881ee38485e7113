/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
 *
 * Whether malloc_usable_size belongs to the program's malloc. A program, or a
 * library that is loaded before the C library, may bring malloc, calloc, realloc
 * and free and nothing else: of blocks of theirs the C library's function reads a
 * size where there is none. Then no size is known. Told by the object that the
 * functions lie in; a reference from code that is not position-independent may
 * move one of their addresses, but not all. Covered by
 * test/runtime/heap-own-malloc.c.
 */
#include "heap.h"
#include <stdint.h>

void *calloc(size_t, size_t) __attribute__((weak));
size_t malloc_usable_size(void *) __attribute__((weak));

/* ELF, as <link.h> and <elf.h> have it. */
struct segment {
  uint32_t type, flags;
  uint64_t offset, address, physical, size, memory, align;
};
struct object {
  uintptr_t base;
  const char *name;
  const struct segment *segments;
  uint16_t count;
};
enum { PT_LOAD = 1 };

int dl_iterate_phdr(int (*)(struct object *, size_t, void *), void *) __attribute__((weak));

static inline __attribute__((always_inline)) int contains(const struct object *o, uintptr_t address) {
  for (unsigned i = 0; i < o->count; i++)
    if (o->segments[i].type == PT_LOAD &&
        address - o->base - o->segments[i].address < o->segments[i].memory)
      return 1;
  return 0;
}

/* 1: the object of malloc_usable_size, and malloc is another's; 2: theirs. Not
 * static, or each module had its own. */
ZEROIZE_HEAP int __zeroize_heap_ask_sizes(struct object *o, size_t size, void *unused) {
  (void)size;
  (void)unused;
  if (!contains(o, (uintptr_t)malloc_usable_size))
    return 0;
  return contains(o, (uintptr_t)malloc) || contains(o, (uintptr_t)free) ||
                 contains(o, (uintptr_t)realloc) || contains(o, (uintptr_t)calloc)
             ? 2
             : 1;
}

/* 0: not asked for yet; 1: no size is known; 2: malloc_usable_size may be asked; 3: the same, and
 * blocks are laid out as glibc does it. Assembly reads it as an operand. */
__attribute__((used, visibility("hidden"))) int __zeroize_heap_sizes;

/* The word in front of a block has the size that it takes with that word, and flags; the lowest
 * bit of the one behind tells that it is in use. The same since glibc 2.0; here it is seen. */
static inline __attribute__((always_inline)) int is_laid_out_as_glibc_does(size_t size) {
  const volatile size_t *block = malloc(size);
  size_t taken = block ? block[-1] & ~(size_t)7 : 0, usable = block ? malloc_usable_size((void *)block) : 0;
  int is = usable >= size && usable < size + 16 && taken == usable + sizeof(size_t) &&
           !(block[-1] & 2) && block[usable / sizeof(size_t)] & 1;
  free((void *)block);
  return is;
}

ZEROIZE_HEAP void __zeroize_heap_learn_sizes(void) {
  int known = malloc_usable_size && dl_iterate_phdr ? dl_iterate_phdr(__zeroize_heap_ask_sizes, NULL) : 0;
  known = !malloc_usable_size ? 1 : known ? known : 2;
  if (known == 2 && __libc_malloc && malloc == __libc_malloc && !on_valgrind() &&
      is_laid_out_as_glibc_does(24) && is_laid_out_as_glibc_does(1000))
    known = 3;
  __zeroize_heap_sizes = known;
}
