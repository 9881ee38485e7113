// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Decides which bytes are residue: runs the program with several secrets,
// several times each, in rounds, and compares what it looked like at each
// observation point.

#ifndef ZEROIZE_AUDIT_RESIDUE_H
#define ZEROIZE_AUDIT_RESIDUE_H

#include "program.h"
#include "run.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum {
  SECRETS = 3, ///< A, B, C
  REPEATS = 3,
  RUNS = SECRETS * REPEATS, ///< of one round
  ROUNDS_LEAST = 2,
  ROUNDS_TWO_VALUES = 4, ///< if a byte has two values only; see residue.c
  ROUNDS_MOST = 12,
  NOISE_FEW = 64, ///< bytes; with more, noise is taken to be everywhere
};

/// Consecutive bytes of residue.
struct residue {
  uint64_t address;
  size_t size;
  uint8_t *bytes; ///< as the first run with the first secret had them; for an
                  ///< unsteady copy, the copy
  bool unsteady;  ///< a verbatim copy that is not there, or elsewhere, in other
                  ///< runs
};

struct observation {
  enum point_kind kind;
  struct stop *stop; ///< as the first run reached it
  size_t bytes, noise;
  size_t allocators; ///< bytes that depend on the secret and are the
                     ///< allocator's own
  struct {
    struct residue *items;
    size_t count, capacity;
  } residue;
};

struct result {
  struct observation *items;
  size_t count, capacity;
  unsigned rounds;
  unsigned sets; ///< of secrets; a round may use those of an earlier one
  uint64_t seed;
  struct arena arena; ///< of the first run, whose stops the observations show
  struct run first;
};

/// Runs the program and fills the result. Does not return if the program could
/// not be observed.
void residue_find(struct result *result, struct program *program, uint64_t seed,
                  const struct run_options *options);

void result_free(struct result *result);

#endif
