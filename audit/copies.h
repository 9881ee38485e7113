// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Finds verbatim copies of a secret in a snapshot.

#ifndef ZEROIZE_AUDIT_COPIES_H
#define ZEROIZE_AUDIT_COPIES_H

#include "run.h"
#include "snapshot.h"

#include <stddef.h>
#include <stdint.h>

/// A run of this many consecutive secret bytes is a copy. It does not happen by
/// chance.
enum { COPY_MINIMUM = 8 };

/// Appends to found all bytes, as sorted ranges, that belong to a copy of the
/// secret. Pages shared with the unsecret snapshot are known to hold none and
/// are passed over.
void copies_find(const struct snapshot *snapshot,
                 const struct snapshot *unsecret, const uint8_t *secret,
                 size_t secret_size, struct ranges *found);

#endif
