/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
 *
 * Pages that are wiped before munmap gives them back. Only private anonymous
 * memory: what belongs to a file or to other processes is not this program's to
 * erase. Only pages that exist: touching the others of a large reservation would
 * make them. Covered by test/residue/heap/mapping.c and test/runtime/heap.
 */
#include "heap.h"

int madvise(void *, size_t, int) __attribute__((weak));
int mprotect(void *, size_t, int) __attribute__((weak));
int mincore(void *, size_t, unsigned char *) __attribute__((weak));

enum { PAGE = 4096, PAGES = 256, WIPE_ON_FORK = 18, READ_WRITE = 3 };

ZEROIZE_HEAP void __zeroize_heap_wipe_mapping(void *start, size_t size) {
  char *page = start, *end = page + (size + PAGE - 1) / PAGE * PAGE;
  /* The kernel takes this advice for private anonymous memory only, and it
   * means nothing for pages that are about to go. */
  if (!madvise || !mprotect || !mincore || end <= page ||
      madvise(start, (size_t)(end - page), WIPE_ON_FORK) != 0)
    return;
  while (page != end) {
    unsigned char resident[PAGES];
    size_t count = (size_t)(end - page) / PAGE;
    if (count > PAGES)
      count = PAGES;
    if (mincore(page, count * PAGE, resident) != 0)
      return;
    for (size_t i = 0; i < count; i++, page += PAGE)
      if (resident[i] & 1 && mprotect(page, PAGE, READ_WRITE) == 0)
        __zeroize_heap_erase(page, PAGE);
  }
}
