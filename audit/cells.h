// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// What has been learned so far about each byte at one observation point.

#ifndef ZEROIZE_AUDIT_CELLS_H
#define ZEROIZE_AUDIT_CELLS_H

#include "residue.h"
#include "run.h"
#include "support.h"

#include <stdint.h>

/// One page of bytes. Only pages in which something was seen have one.
struct cell_page {
  uint64_t address;
  uint8_t
      shown[PAGE_BYTES]; ///< rounds in which the byte depended on the secret
  uint8_t noise[PAGE_BYTES];    ///< 1 if it ever differed between runs with the
                                ///< same secret
  uint8_t values[PAGE_BYTES];   ///< how many different ones it had, up to 3
  uint8_t value[2][PAGE_BYTES]; ///< the first two of them
  uint8_t content[PAGE_BYTES];  ///< 1 if it depended on the secret and was not
                                ///< always the allocator's own
  uint16_t copies[PAGE_BYTES]; ///< runs in which it was part of a verbatim copy
  uint8_t set[PAGE_BYTES];     ///< the first secrets on which it depended ...
  uint8_t of_set[SECRETS][PAGE_BYTES]; ///< ... and what it was for each
};

struct cells {
  struct cell_page **items;
  size_t count, capacity;
  size_t sorted; ///< the first so many are in order; cells_sort() makes it all
};

/// Returns the page's cells, or null.
struct cell_page *cells_find(const struct cells *cells, uint64_t address);

/// Returns the page's cells; they are made if there are none. Between two calls
/// of cells_sort() no page may be made twice.
struct cell_page *cells_get(struct cells *cells, uint64_t address);

void cells_sort(struct cells *cells);
void cells_free(struct cells *cells);

/// Compares the runs of a round, SECRETS * REPEATS of them, each in the place
/// that its secret and repetition give it, and notes what differs. 'set' is the
/// number of the secrets; where they were used before, a byte that depended on
/// them must have the same values again.
void cells_compare(struct cells *cells, const struct stop *const *stops,
                   uint8_t set);

/// True if so many bytes are noise that others may be noise that has not shown
/// itself. A few always are: a process number, say.
bool cells_are_noisy(const struct cells *cells);

#endif
