// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// One run of the program with one secret: what it looked like at each
// observation point.

#ifndef ZEROIZE_AUDIT_RUN_H
#define ZEROIZE_AUDIT_RUN_H

#include "maps.h"
#include "program.h"
#include "snapshot.h"

#include <stdbool.h>
#include <stdint.h>

enum point_kind {
  POINT_RESIDUE, ///< zeroize_audit_observe()
  POINT_COPIES,  ///< zeroize_audit_observe_copies()
};

struct range {
  uint64_t address, size;
};

struct ranges {
  struct range *items;
  size_t count, capacity;
};

struct thread {
  pid_t tid;
  unsigned number; ///< 1 is the main thread; in the order of their creation
  uint64_t stack_pointer, thread_pointer;
};

struct threads {
  struct thread *items;
  size_t count, capacity;
};

/// One observation point as one run reached it.
struct stop {
  enum point_kind kind;
  unsigned line;    ///< 0 if the program does not tell
  uint64_t address; ///< of the observation point
  unsigned thread;  ///< the number of the thread that reached it
  struct maps maps;
  struct threads threads;
  struct ranges ignored; ///< public, or not the program's: see run.c
  bool stale_public;     ///< a public range was in a frame that has been left
  struct snapshot snapshot;
};

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
