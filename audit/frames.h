// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Guesses to which function a dead stack frame belonged.

#ifndef ZEROIZE_AUDIT_FRAMES_H
#define ZEROIZE_AUDIT_FRAMES_H

#include "maps.h"
#include "program.h"
#include "snapshot.h"
#include "symbols.h"

/// Returns "probably in 'f', called from 'main+0x20'", to be freed, or null.
/// The address lies below the stack pointer, in the stack that the snapshot
/// shows.
char *frame_owner(const struct snapshot *snapshot,
                  const struct program *program, struct symbols *symbols,
                  const struct maps *maps, uint64_t address,
                  uint64_t stack_pointer);

#endif
