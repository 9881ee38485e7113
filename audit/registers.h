// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// All registers of a stopped thread as plain bytes, laid out at addresses that
// no memory has. So whatever compares, searches or reports memory does the same
// for registers.

#ifndef ZEROIZE_AUDIT_REGISTERS_H
#define ZEROIZE_AUDIT_REGISTERS_H

#include "support.h"

#include <stdbool.h>
#include <stdint.h>
#include <sys/types.h>
#include <sys/user.h>

enum { REGISTER_PAGES = 8, REGISTER_BYTES = REGISTER_PAGES * PAGE_BYTES };

/// Registers of thread number T start at REGISTER_BASE + T * REGISTER_BYTES.
/// Not a user address.
#define REGISTER_BASE UINT64_C(0x8000000000000000)

/// Stops with an error on a processor or kernel that cannot show all registers.
void registers_check_support(void);

/// Fills bytes[REGISTER_BYTES] from the stopped thread.
void registers_read(pid_t tid, const struct user_regs_struct *general,
                    uint8_t *bytes);

/// The register at an offset into these bytes: its name, and where it ends.
struct register_name {
  char name[24];
  uint32_t begin, end;
};
void register_at(uint32_t offset, struct register_name *name);

#endif
