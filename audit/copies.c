// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// See copies.h. A window slides over each page and the first bytes of the next
// one. Covered by copies.c, copy-moves.c and the self-test.

#include "copies.h"

#include <string.h>

struct search {
  const uint8_t *secret;
  size_t secret_size, window;
  /// For each byte value, 1 + the first place in the secret where it starts a
  /// window; 0 if none.
  uint16_t first[256];
  /// The next such place, likewise.
  uint16_t next[1 << 12];
};

static void prepare(struct search *search, const uint8_t *secret,
                    size_t secret_size) {
  memset(search, 0, sizeof *search);
  search->secret = secret;
  search->secret_size = secret_size;
  search->window = secret_size < COPY_MINIMUM ? secret_size : COPY_MINIMUM;
  for (size_t i = 0; i + search->window <= secret_size; ++i) {
    search->next[i] = search->first[secret[i]];
    search->first[secret[i]] = (uint16_t)(i + 1);
  }
}

static bool matches(const struct search *search, const uint8_t *bytes) {
  for (size_t i = search->first[*bytes]; i; i = search->next[i - 1])
    if (!memcmp(bytes, search->secret + i - 1, search->window))
      return true;
  return false;
}

static void append_marked(const uint8_t *marks, uint64_t address,
                          struct ranges *found) {
  for (size_t i = 0; i < PAGE_BYTES;) {
    size_t size = 0;
    while (i + size < PAGE_BYTES && marks[i + size])
      ++size;
    struct range *last = found->count ? &found->items[found->count - 1] : NULL;
    if (size && last && last->address + last->size == address + i) {
      last->size += size;
    } else if (size) {
      struct range *range = APPEND(found);
      range->address = address + i;
      range->size = size;
    }
    i += size ? size : 1;
  }
}

void copies_find(const struct snapshot *snapshot,
                 const struct snapshot *unsecret, const uint8_t *secret,
                 size_t secret_size, struct ranges *found) {
  static struct search search;
  enum { TAIL = COPY_MINIMUM - 1 };
  uint8_t bytes[PAGE_BYTES + TAIL], marks[PAGE_BYTES + TAIL];
  uint64_t carried_to = 0;
  prepare(&search, secret, secret_size);
  memset(marks, 0, sizeof marks);
  for (size_t i = 0; i < snapshot->count; ++i) {
    const struct page *page = &snapshot->items[i];
    const struct page *next = page + 1;
    bool continues =
        i + 1 < snapshot->count && next->address == page->address + PAGE_BYTES;
    bool known = snapshot_page(unsecret, page->address) == page->bytes;
    bool next_known =
        !continues || snapshot_page(unsecret, next->address) == next->bytes;
    // What the previous page's last windows marked here.
    memmove(marks, marks + PAGE_BYTES, TAIL);
    if (carried_to != page->address)
      memset(marks, 0, TAIL);
    memset(marks + TAIL, 0, sizeof marks - TAIL);
    carried_to = page->address + PAGE_BYTES;
    if (!known || !next_known) {
      size_t size = PAGE_BYTES + (continues ? TAIL : 0);
      memcpy(bytes, page->bytes, PAGE_BYTES);
      if (continues)
        memcpy(bytes + PAGE_BYTES, next->bytes, TAIL);
      for (size_t at = 0; at < PAGE_BYTES && at + search.window <= size; ++at)
        if (matches(&search, bytes + at))
          memset(marks + at, 1, search.window);
    }
    append_marked(marks, page->address, found);
  }
}
