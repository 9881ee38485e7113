// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Where residue lies, in words: the place (a row of the report) and what can be
// said beyond it.

#ifndef ZEROIZE_AUDIT_PLACES_H
#define ZEROIZE_AUDIT_PLACES_H

#include "residue.h"
#include "symbols.h"

/// A piece of residue that lies in one place.
struct finding {
  uint64_t address; ///< 0 in a register
  size_t size;
  const uint8_t *bytes;
  bool unsteady;
  char *place; ///< "dead stack", "heap", "globals of libc.so.6", "xmm5", ...
  char *note; ///< the symbol, the distance below the stack pointer, ...; may be
              ///< null
};

struct findings {
  struct finding *items;
  size_t count, capacity;
};

/// Names all residue of an observation, which must outlive the findings.
void findings_make(struct findings *findings,
                   const struct observation *observation,
                   const struct program *program, struct symbols *symbols);
void findings_free(struct findings *findings);

#endif
