// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Reads /proc/PID/mem, which also shows pages that the program has made
// read-only or inaccessible since it wrote them, and asks /proc/PID/pagemap
// which pages of a mapping exist at all, so that a large reservation costs
// nothing. Memory that cannot be read is an error: it could hold the secret.
// Covered by places.c.

#include "snapshot.h"

#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define PAGEMAP_PRESENT (UINT64_C(1) << 63)
#define PAGEMAP_SWAPPED (UINT64_C(1) << 62)
#define PAGEMAP_FILE (UINT64_C(1) << 61)

enum { BATCH_PAGES = 64, PAGEMAP_BATCH = 1 << 14 };

/// Beyond these a snapshot would take minutes: sanitizer shadow, or a database.
#define LARGEST_RESERVATION (UINT64_C(1) << 40)
#define LARGEST_FILE_MAPPING (UINT64_C(1) << 30)

struct reader {
  struct snapshot *snapshot;
  struct arena *arena;
  const struct snapshot *const *references;
  size_t reference_count;
  int memory, pagemap;
};

static const struct page *find(const struct snapshot *snapshot,
                               uint64_t address) {
  size_t low = 0, high = snapshot->count;
  while (low < high) {
    size_t middle = (low + high) / 2;
    if (snapshot->items[middle].address < address)
      low = middle + 1;
    else
      high = middle;
  }
  return low < snapshot->count && snapshot->items[low].address == address
             ? &snapshot->items[low]
             : NULL;
}

const uint8_t *snapshot_page(const struct snapshot *snapshot,
                             uint64_t address) {
  const struct page *page = find(snapshot, address);
  return page ? page->bytes : zero_page;
}

void snapshot_read(const struct snapshot *snapshot, uint64_t address,
                   void *bytes, size_t size) {
  uint8_t *to = bytes;
  while (size) {
    size_t offset = address % PAGE_BYTES, part = PAGE_BYTES - offset;
    if (part > size)
      part = size;
    memcpy(to, snapshot_page(snapshot, address - offset) + offset, part);
    to += part;
    address += part;
    size -= part;
  }
}

void snapshot_free(struct snapshot *snapshot) {
  free(snapshot->items);
  *snapshot = (struct snapshot){0};
}

void snapshot_add(struct snapshot *snapshot, uint64_t address,
                  const uint8_t *bytes, struct arena *arena,
                  const struct snapshot *const *references,
                  size_t reference_count) {
  if (!memcmp(bytes, zero_page, PAGE_BYTES))
    return;
  const uint8_t *kept = NULL;
  for (size_t i = 0; i < reference_count && !kept; ++i) {
    const struct page *page = find(references[i], address);
    if (page && !memcmp(page->bytes, bytes, PAGE_BYTES))
      kept = page->bytes;
  }
  if (!kept)
    kept = memcpy(arena_page(arena), bytes, PAGE_BYTES);
  struct page *page = APPEND(snapshot);
  page->address = address;
  page->bytes = kept;
}

/// True if a failed read tells that there is nothing to see: a page beyond its
/// file's end, or a device's memory, which is not the program's. memfd_secret()
/// is a file, and there is much to see.
static bool may_be_unreadable(const struct mapping *mapping) {
  return mapping->inode && strncmp(mapping->name, "/secretmem", 10) != 0;
}

static void read_pages(struct reader *reader, const struct mapping *mapping,
                       uint64_t address, size_t pages) {
  static uint8_t buffer[BATCH_PAGES * PAGE_BYTES];
  ssize_t got =
      pread(reader->memory, buffer, pages * PAGE_BYTES, (off_t)address);
  size_t complete = got > 0 ? (size_t)got / PAGE_BYTES : 0;
  for (size_t i = 0; i < pages; ++i) {
    uint64_t at = address + i * PAGE_BYTES;
    if (i >= complete && pread(reader->memory, buffer + i * PAGE_BYTES,
                               PAGE_BYTES, (off_t)at) != PAGE_BYTES) {
      if (may_be_unreadable(mapping))
        continue;
      fatal("cannot read the program's memory at 0x%" PRIx64 ": %s", at,
            strerror(errno));
    }
    snapshot_add(reader->snapshot, at, buffer + i * PAGE_BYTES, reader->arena,
                 reader->references, reader->reference_count);
  }
}

static void read_all(struct reader *reader, const struct mapping *mapping) {
  for (uint64_t at = mapping->low; at < mapping->high;) {
    uint64_t pages = (mapping->high - at) / PAGE_BYTES;
    if (pages > BATCH_PAGES)
      pages = BATCH_PAGES;
    read_pages(reader, mapping, at, (size_t)pages);
    at += pages * PAGE_BYTES;
  }
}

/// Reads the pages that exist; of a file's mapping only those that are no
/// longer the file's.
static void read_existing(struct reader *reader,
                          const struct mapping *mapping) {
  static uint64_t entries[PAGEMAP_BATCH];
  if (mapping->high - mapping->low > LARGEST_RESERVATION)
    fatal("the program reserves %" PRIu64 " GiB of memory at 0x%" PRIx64
          ", too much to observe (is it built with a sanitizer?)",
          (mapping->high - mapping->low) >> 30, mapping->low);
  for (uint64_t at = mapping->low; at < mapping->high;) {
    uint64_t pages = (mapping->high - at) / PAGE_BYTES;
    if (pages > PAGEMAP_BATCH)
      pages = PAGEMAP_BATCH;
    size_t bytes = (size_t)pages * sizeof *entries;
    if (pread(reader->pagemap, entries, bytes,
              (off_t)(at / PAGE_BYTES * sizeof *entries)) != (ssize_t)bytes)
      fatal("cannot read the page map of the program: %s", strerror(errno));
    for (size_t i = 0; i < pages;) {
      size_t run = 0;
      while (i + run < pages && run < BATCH_PAGES &&
             entries[i + run] & (PAGEMAP_PRESENT | PAGEMAP_SWAPPED) &&
             !(mapping->inode && entries[i + run] & PAGEMAP_FILE))
        ++run;
      if (run)
        read_pages(reader, mapping, at + i * PAGE_BYTES, run);
      i += run ? run : 1;
    }
    at += pages * PAGE_BYTES;
  }
}

static bool is_shared_memory(const struct mapping *mapping) {
  static const char *const prefixes[] = {"/dev/zero", "/memfd:", "/dev/shm/",
                                         "/SYSV"};
  if (mapping->writable)
    return true;
  for (size_t i = 0; i < sizeof prefixes / sizeof *prefixes; ++i)
    if (!strncmp(mapping->name, prefixes[i], strlen(prefixes[i])))
      return true;
  return false;
}

static void read_mapping(struct reader *reader, const struct mapping *mapping) {
  bool small = mapping->high - mapping->low <= LARGEST_FILE_MAPPING;
  if (mapping_is_kernel(mapping))
    return;
  if (mapping->shared) {
    // A fork does not copy the page table of shared memory: the page map knows
    // nothing of it.
    if (!is_shared_memory(mapping))
      return;
    if (!small)
      fatal("the program shares %" PRIu64 " GiB of memory at 0x%" PRIx64
            ", too much to observe",
            (mapping->high - mapping->low) >> 30, mapping->low);
    read_all(reader, mapping);
  } else if (mapping->inode && mapping->writable && small) {
    // Whole, so that a page written in one run only is compared with the file's
    // bytes, not zeros.
    read_all(reader, mapping);
  } else {
    read_existing(reader, mapping);
  }
}

static int open_in_proc(pid_t tid, const char *name) {
  char path[64];
  snprintf(path, sizeof path, "/proc/%d/%s", (int)tid, name);
  int file = open(path, O_RDONLY | O_CLOEXEC);
  if (file < 0)
    fatal("cannot read '%s': %s", path, strerror(errno));
  return file;
}

void snapshot_memory(struct snapshot *snapshot, pid_t tid,
                     const struct maps *maps, struct arena *arena,
                     const struct snapshot *const *references,
                     size_t reference_count) {
  struct reader reader = {snapshot,
                          arena,
                          references,
                          reference_count,
                          open_in_proc(tid, "mem"),
                          open_in_proc(tid, "pagemap")};
  for (size_t i = 0; i < maps->count; ++i)
    read_mapping(&reader, &maps->items[i]);
  close(reader.memory);
  close(reader.pagemap);
}
