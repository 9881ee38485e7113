// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// One run of the program with one secret: what it looked like at each
// observation point.

#ifndef ZEROIZE_AUDIT_RUN_H
#define ZEROIZE_AUDIT_RUN_H

#include "program.h"
#include "stop.h"

#include <stdbool.h>
#include <stdint.h>

struct run {
  struct stop *items;
  size_t count, capacity;
  bool other_process; ///< it started another process, which is not observed
};

struct run_options {
  bool allow_exit_status;
};

/// Runs the program with the secret until it exits. A page that equals the one
/// of the reference run at the same observation point is shared with it.
void run_program(struct run *run, struct program *program,
                 const uint8_t *secret, const struct run *reference,
                 struct arena *arena, const struct run_options *options);

void run_free(struct run *run);

#endif
