// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The observed program: started once, stopped for good where it calls
// zeroize_audit_begin(), and forked there for every run. So all runs have the
// same memory layout, stack canary and past.

#ifndef ZEROIZE_AUDIT_PROGRAM_H
#define ZEROIZE_AUDIT_PROGRAM_H

#include "maps.h"
#include "snapshot.h"

#include <stdint.h>
#include <sys/types.h>
#include <sys/user.h>

struct program {
  pid_t pid;
  const char *name;
  uint64_t memory; ///< its struct zeroize_audit_memory_
  size_t secret_size;
  struct user_regs_struct registers; ///< as it called zeroize_audit_begin()
  uint64_t tid_address; ///< where its C library keeps the thread's number; 0 if
                        ///< nowhere
  unsigned timeout;
  struct maps maps;
  struct arena arena;
  struct snapshot memory_at_begin;
};

/// Runs the program until it calls zeroize_audit_begin().
void program_start(struct program *program, char **arguments, unsigned timeout);

/// Returns a new copy of the program that holds this secret and is about to
/// return from zeroize_audit_begin(). It is stopped.
pid_t program_fork(struct program *program, const uint8_t *secret);

void program_end(struct program *program);

#endif
