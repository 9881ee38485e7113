// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Names for addresses of the observed program: the program or library whose
// global variables lie there, the symbol, the source line.

#ifndef ZEROIZE_AUDIT_SYMBOLS_H
#define ZEROIZE_AUDIT_SYMBOLS_H

#include "maps.h"

#include <stdbool.h>
#include <stdint.h>

struct symbols;

/// Reads the modules of an address space. They are the files that were mapped;
/// a file that is gone has no names.
struct symbols *symbols_open(const struct maps *maps);
void symbols_close(struct symbols *symbols);

/// Returns the file name, without folder, of the program or library to whose
/// segments the address belongs, .bss included; null if to none.
const char *symbols_module(struct symbols *symbols, uint64_t address);

/// Returns "name" or "name+0x10", to be freed, or null.
char *symbols_name(struct symbols *symbols, uint64_t address);

/// Returns the function's name alone, or null. Not to be freed.
const char *symbols_function(struct symbols *symbols, uint64_t address);

/// Returns the source file of the code at the address, and its line, or null.
/// Not to be freed.
const char *symbols_source(struct symbols *symbols, uint64_t address,
                           int *line);

#endif
