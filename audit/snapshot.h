// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Everything a stopped process can remember: all its memory that is not plain
// file content, and the registers of its threads, as pages sorted by address. A
// page that is absent is zero.

#ifndef ZEROIZE_AUDIT_SNAPSHOT_H
#define ZEROIZE_AUDIT_SNAPSHOT_H

#include "maps.h"
#include "support.h"

#include <stdbool.h>

struct page {
  uint64_t address;
  const uint8_t *bytes;
};

struct snapshot {
  struct page *items;
  size_t count, capacity;
};

/// Reads all memory of a stopped process. A page equal to the same page of one
/// of the references is shared with it, so comparing pointers finds most of
/// what did not change.
void snapshot_memory(struct snapshot *snapshot, pid_t tid,
                     const struct maps *maps, struct arena *arena,
                     const struct snapshot *const *references,
                     size_t reference_count);

/// Appends one page; addresses must rise.
void snapshot_add(struct snapshot *snapshot, uint64_t address,
                  const uint8_t *bytes, struct arena *arena,
                  const struct snapshot *const *references,
                  size_t reference_count);

/// Returns the page's bytes; zero_page if it is absent.
const uint8_t *snapshot_page(const struct snapshot *snapshot, uint64_t address);

/// Copies bytes from the snapshot.
void snapshot_read(const struct snapshot *snapshot, uint64_t address,
                   void *bytes, size_t size);

void snapshot_free(struct snapshot *snapshot);

#endif
