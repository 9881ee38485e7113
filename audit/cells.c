// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A byte that differs between two runs with the same secret is noise: time,
// randomness, another thread, the kernel. One that never does and differs
// between secrets depends on the secret. Covered by noise.c, threads.c and the
// self-test.

#include "cells.h"

#include "allocator.h"
#include "registers.h"
#include "residue.h"

#include <stdlib.h>
#include <string.h>

struct cell_page *cells_find(const struct cells *cells, uint64_t address) {
  size_t low = 0, high = cells->sorted;
  while (low < high) {
    size_t middle = (low + high) / 2;
    if (cells->items[middle]->address < address)
      low = middle + 1;
    else
      high = middle;
  }
  return low < cells->sorted && cells->items[low]->address == address
             ? cells->items[low]
             : NULL;
}

struct cell_page *cells_get(struct cells *cells, uint64_t address) {
  struct cell_page *page = cells_find(cells, address);
  if (page)
    return page;
  page = xmalloc(sizeof *page);
  page->address = address;
  *APPEND(cells) = page;
  return page;
}

static int by_address(const void *left, const void *right) {
  uint64_t a = (*(struct cell_page *const *)left)->address;
  uint64_t b = (*(struct cell_page *const *)right)->address;
  return (a > b) - (a < b);
}

void cells_sort(struct cells *cells) {
  if (cells->count)
    qsort(cells->items, cells->count, sizeof *cells->items, by_address);
  cells->sorted = cells->count;
}

void cells_free(struct cells *cells) {
  for (size_t i = 0; i < cells->count; ++i)
    free(cells->items[i]);
  free(cells->items);
  *cells = (struct cells){0};
}

static void note_value(struct cell_page *cell, size_t i, uint8_t value) {
  for (unsigned k = 0; k < cell->values[i] && k < 2; ++k)
    if (cell->value[k][i] == value)
      return;
  if (cell->values[i] < 2)
    cell->value[cell->values[i]][i] = value;
  if (cell->values[i] < 3)
    ++cell->values[i];
}

/// A byte is left out if every run leaves it out.
static void mark_ignored(const struct stop *const *stops, uint64_t address,
                         uint8_t *ignored) {
  uint8_t bits[PAGE_BYTES];
  memset(ignored, 1, PAGE_BYTES);
  for (size_t run = 0; run < RUNS; ++run) {
    memset(bits, 0, sizeof bits);
    ranges_mark(&stops[run]->ignored, address, bits);
    for (size_t i = 0; i < PAGE_BYTES; ++i)
      ignored[i] &= bits[i];
  }
}

static void note_shown(struct cell_page *cell, size_t i, uint8_t set,
                       const uint8_t *const *pages) {
  if (!cell->shown[i]) {
    cell->set[i] = set;
    for (size_t secret = 0; secret < SECRETS; ++secret)
      cell->of_set[secret][i] = pages[secret * REPEATS][i];
  }
  ++cell->shown[i];
}

static void compare_page(struct cells *cells, const struct stop *const *stops,
                         uint8_t set, uint64_t address,
                         const uint8_t *const *pages) {
  uint8_t ignored[PAGE_BYTES];
  struct cell_page *cell = NULL;
  for (size_t i = 0; i < PAGE_BYTES; ++i) {
    bool steady = true, same = true;
    for (size_t run = 0; run < RUNS; ++run) {
      // The first run with the same secret.
      steady &= pages[run][i] == pages[run - run % REPEATS][i];
      same &= pages[run][i] == pages[0][i];
    }
    if (same)
      continue;
    if (!cell) {
      cell = cells_get(cells, address);
      mark_ignored(stops, address, ignored);
    }
    if (ignored[i])
      continue;
    for (size_t run = 0; run < RUNS; ++run)
      note_value(cell, i, pages[run][i]);
    if (steady)
      note_shown(cell, i, set, pages);
    else
      cell->noise[i] = 1;
  }
}

/// A byte that depended on these secrets and now has another value for one of
/// them was noise.
static void compare_with_earlier(struct cells *cells,
                                 const struct stop *const *stops, uint8_t set) {
  uint8_t bytes[PAGE_BYTES], ignored[PAGE_BYTES];
  for (size_t page = 0; page < cells->count; ++page) {
    struct cell_page *cell = cells->items[page];
    if (!memchr(cell->set, set, PAGE_BYTES))
      continue;
    mark_ignored(stops, cell->address, ignored);
    for (size_t run = 0; run < RUNS; ++run) {
      snapshot_read(&stops[run]->snapshot, cell->address, bytes, sizeof bytes);
      for (size_t i = 0; i < PAGE_BYTES; ++i)
        if (cell->shown[i] && cell->set[i] == set && !ignored[i] &&
            cell->of_set[run / REPEATS][i] != bytes[i])
          cell->noise[i] = 1;
    }
  }
}

/// Of what depends on the secret: whether the program has put it there, in any
/// of the runs.
static void note_content(struct cell_page *cell,
                         const struct stop *const *stops) {
  enum { WORD = 8 };
  for (size_t i = 0; i < PAGE_BYTES; i += WORD) {
    bool content = cell->address >= REGISTER_BASE;
    if (!memcmp(&cell->shown[i], zero_page, WORD))
      continue;
    for (size_t run = 0; run < RUNS && !content; ++run)
      content = !is_zero_or_allocators(stops[run], cell->address + i);
    if (content)
      memset(&cell->content[i], 1, WORD);
  }
}

bool cells_are_noisy(const struct cells *cells) {
  size_t noise = 0;
  for (size_t page = 0; page < cells->count; ++page)
    for (size_t i = 0; i < PAGE_BYTES; ++i)
      noise += cells->items[page]->noise[i];
  return noise > NOISE_FEW;
}

void cells_compare(struct cells *cells, const struct stop *const *stops,
                   uint8_t set) {
  size_t at[RUNS] = {0};
  for (;;) {
    const uint8_t *pages[RUNS];
    uint64_t address = UINT64_MAX;
    bool differs = false;
    for (size_t run = 0; run < RUNS; ++run) {
      const struct snapshot *snapshot = &stops[run]->snapshot;
      if (at[run] < snapshot->count &&
          snapshot->items[at[run]].address < address)
        address = snapshot->items[at[run]].address;
    }
    if (address == UINT64_MAX)
      break;
    for (size_t run = 0; run < RUNS; ++run) {
      const struct snapshot *snapshot = &stops[run]->snapshot;
      if (at[run] < snapshot->count &&
          snapshot->items[at[run]].address == address)
        pages[run] = snapshot->items[at[run]++].bytes;
      else
        pages[run] = zero_page;
      differs |= pages[run] != pages[0];
    }
    if (differs)
      compare_page(cells, stops, set, address, pages);
  }
  compare_with_earlier(cells, stops, set);
  for (size_t page = 0; page < cells->count; ++page)
    note_content(cells->items[page], stops);
}
