// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Messages in Clang's voice, memory that does not fail quietly, and pages that
// live as long as their arena. Whatever keeps the tool from observing ends in
// fatal(): exit status 2, never "clean".

#ifndef ZEROIZE_AUDIT_SUPPORT_H
#define ZEROIZE_AUDIT_SUPPORT_H

#include <stddef.h>
#include <stdint.h>

enum { PAGE_BYTES = 4096 };

enum exit_status {
  EXIT_CLEAN = 0,
  EXIT_RESIDUE = 1,
  EXIT_NOT_OBSERVED = 2,
};

/// What must still happen before fatal() ends the tool: showing what the
/// program had to say.
extern void (*before_fatal)(void);

/// "zeroize-audit: error: ..." on stderr, then exit status 2.
_Noreturn void fatal(const char *format, ...)
    __attribute__((format(printf, 1, 2)));

/// The same without the exit.
void report_error(const char *format, ...)
    __attribute__((format(printf, 1, 2)));
void warning(const char *format, ...) __attribute__((format(printf, 1, 2)));

void *xmalloc(size_t size);
void *xcalloc(size_t count, size_t size);
char *xstrdup(const char *text);
char *format_text(const char *format, ...)
    __attribute__((format(printf, 1, 2)));

/// Makes room for one more element in the array at *items and returns its
/// address.
void *grow(void **items, size_t *count, size_t *capacity, size_t size);

/// Appends one zeroed element to a struct with the members items, count and
/// capacity.
#define APPEND(list)                                                           \
  ((__typeof__((list)->items))grow((void **)&(list)->items, &(list)->count,    \
                                   &(list)->capacity, sizeof *(list)->items))

/// Pages with one lifetime.
struct arena {
  struct arena_block *blocks;
  size_t used;
};

/// Returns PAGE_BYTES bytes that live until arena_free().
uint8_t *arena_page(struct arena *arena);
void arena_free(struct arena *arena);

/// PAGE_BYTES bytes of zero.
extern const uint8_t zero_page[PAGE_BYTES];

#endif
