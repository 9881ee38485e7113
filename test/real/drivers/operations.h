// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// What the drivers of test/real/library share: OP("name") stands before the
// statement that runs one operation; without an argument the program prints the
// names instead.

#ifndef ZEROIZE_REAL_OPERATIONS_H
#define ZEROIZE_REAL_OPERATIONS_H

#include <stdio.h>
#include <string.h>
#include <zeroize/audit.h>

static const char *chosen;

#define OP(NAME)                                                               \
  if (!chosen)                                                                 \
    puts(NAME);                                                                \
  else if (strcmp(chosen, NAME) == 0)

// The driver's own contexts are the caller's to wipe.
#define WIPE(OBJECT)                                                           \
  do {                                                                         \
    memset(&(OBJECT), 0, sizeof(OBJECT));                                      \
    __asm__ volatile("" : : "r"(&(OBJECT)) : "memory");                        \
  } while (0)

#endif
