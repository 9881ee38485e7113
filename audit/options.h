// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The command line.

#ifndef ZEROIZE_AUDIT_OPTIONS_H
#define ZEROIZE_AUDIT_OPTIONS_H

#include "run.h"

#include <stdbool.h>
#include <stdint.h>

struct options {
  bool verbose, quiet, json, self_test;
  bool has_seed;
  uint64_t seed;
  unsigned timeout;
  struct run_options run;
  char **program; ///< and its arguments; null for the self-test
};

/// Reads the command line. Answers --help and --version itself, and ends the
/// tool on a bad option.
void options_read(struct options *options, int count, char **arguments);

#endif
