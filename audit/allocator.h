// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Tells what the C library's allocator writes for itself from what the program
// has written.

#ifndef ZEROIZE_AUDIT_ALLOCATOR_H
#define ZEROIZE_AUDIT_ALLOCATOR_H

#include "stop.h"

#include <stdbool.h>
#include <stdint.h>

/// True if the eight bytes at the address, a multiple of eight, are zero, or
/// what the malloc of glibc 2.32 or later keeps there: a link of a free list,
/// the size of a block of the main heap, or where that heap's rest begins.
bool is_zero_or_allocators(const struct stop *stop, uint64_t address);

#endif
