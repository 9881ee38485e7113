// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// See support.h. The wording of every fatal() is covered by
// test/audit/not-observed.

#include "support.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void (*before_fatal)(void);

const uint8_t zero_page[PAGE_BYTES];

static void say(const char *level, const char *format, va_list arguments) {
  fflush(stdout);
  fprintf(stderr, "zeroize-audit: %s: ", level);
  vfprintf(stderr, format, arguments);
  fputc('\n', stderr);
}

void fatal(const char *format, ...) {
  va_list arguments;
  if (before_fatal) {
    void (*call)(void) = before_fatal;
    // It may itself fail, and must not come back here.
    before_fatal = NULL;
    call();
  }
  va_start(arguments, format);
  say("error", format, arguments);
  va_end(arguments);
  exit(EXIT_NOT_OBSERVED);
}

void report_error(const char *format, ...) {
  va_list arguments;
  va_start(arguments, format);
  say("error", format, arguments);
  va_end(arguments);
}

void warning(const char *format, ...) {
  va_list arguments;
  va_start(arguments, format);
  say("warning", format, arguments);
  va_end(arguments);
}

void *xmalloc(size_t size) { return xcalloc(1, size); }

void *xcalloc(size_t count, size_t size) {
  void *memory = calloc(count ? count : 1, size ? size : 1);
  if (!memory)
    fatal("out of memory");
  return memory;
}

char *xstrdup(const char *text) {
  char *copy = strdup(text);
  if (!copy)
    fatal("out of memory");
  return copy;
}

char *format_text(const char *format, ...) {
  va_list arguments;
  char *text;
  va_start(arguments, format);
  if (vasprintf(&text, format, arguments) < 0)
    fatal("out of memory");
  va_end(arguments);
  return text;
}

void *grow(void **items, size_t *count, size_t *capacity, size_t size) {
  if (*count == *capacity) {
    size_t wanted = *capacity ? *capacity * 2 : 16;
    void *moved = realloc(*items, wanted * size);
    if (!moved)
      fatal("out of memory");
    *items = moved;
    *capacity = wanted;
  }
  char *item = (char *)*items + (*count)++ * size;
  memset(item, 0, size);
  return item;
}

enum { BLOCK_PAGES = 256 };

struct arena_block {
  struct arena_block *next;
  uint8_t pages[BLOCK_PAGES][PAGE_BYTES];
};

uint8_t *arena_page(struct arena *arena) {
  if (!arena->blocks || arena->used == BLOCK_PAGES) {
    // Not zeroed: every page is written whole before it is read.
    struct arena_block *block = malloc(sizeof *block);
    if (!block)
      fatal("out of memory");
    block->next = arena->blocks;
    arena->blocks = block;
    arena->used = 0;
  }
  return arena->blocks->pages[arena->used++];
}

void arena_free(struct arena *arena) {
  while (arena->blocks) {
    struct arena_block *next = arena->blocks->next;
    free(arena->blocks);
    arena->blocks = next;
  }
  arena->used = 0;
}
