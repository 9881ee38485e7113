// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The address space of a stopped process, from /proc/PID/maps.

#ifndef ZEROIZE_AUDIT_MAPS_H
#define ZEROIZE_AUDIT_MAPS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

struct mapping {
  uint64_t low, high;
  bool readable, writable, executable, shared;
  uint64_t offset;
  uint64_t inode;   ///< 0 if no file is mapped
  const char *name; ///< the file or "[heap]", "[stack]", ...; may be empty
};

struct maps {
  struct mapping *items;
  size_t count, capacity;
  char *text; ///< the file as read, for libdw
};

void maps_read(struct maps *maps, pid_t tid);
void maps_free(struct maps *maps);

/// Returns the mapping that holds the address, or null.
const struct mapping *maps_find(const struct maps *maps, uint64_t address);

/// True for what the kernel itself maps (vdso, vvar, vsyscall): no program can
/// write there.
bool mapping_is_kernel(const struct mapping *mapping);

#endif
