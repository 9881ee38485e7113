// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// One observation point as one run reached it: memory, registers, and which
// bytes do not count.

#ifndef ZEROIZE_AUDIT_STOP_H
#define ZEROIZE_AUDIT_STOP_H

#include "maps.h"
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
  struct ranges ignored; ///< public, or not the program's: see stop.c
  bool stale_public;     ///< a public range was in a frame that has been left
  struct snapshot snapshot;
};

/// Looks at a program all of whose threads are stopped. The caller has filled
/// in the point itself and the numbers of the threads; tid is the one that
/// reached it. 'own' is the program's struct zeroize_audit_memory_.
void stop_look(struct stop *stop, pid_t tid, uint64_t own,
               const struct ranges *public_ranges, struct arena *arena,
               const struct snapshot *const *references,
               size_t reference_count);

void stop_free(struct stop *stop);

void ranges_add(struct ranges *ranges, uint64_t address, uint64_t size);

/// Sets bits[i] to 1 for each byte of a page in one of the ranges.
void ranges_mark(const struct ranges *ranges, uint64_t page, uint8_t *bits);

#endif
