/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
 *
 * getline and getdelim into a secret block: the C library's own grow the block
 * with realloc and leave the old ones behind. Covered by
 * test/residue/heap/getline.c.
 */
#include "heap.h"

typedef struct stream stream; /* FILE */
int getc_unlocked(stream *);
void flockfile(stream *);
void funlockfile(stream *);
int *__errno_location(void) __attribute__((weak));

enum { INVALID = 22 };

static inline long fail(int error) {
  if (__errno_location)
    *__errno_location() = error;
  return -1;
}

/* As POSIX describes it. */
ZEROIZE_HEAP long __zeroize_heap_getdelim(char **line, size_t *size, int delimiter, stream *from) {
  if (!line || !size || !from)
    return fail(INVALID);
  size_t length = 0;
  int byte = 0;
  if (!*line)
    *size = 0;
  flockfile(from);
  do {
    if (*size < length + 2) {
      size_t larger = *size < 64 ? 128 : 2 * *size;
      char *grown = larger > *size ? __zeroize_heap_realloc(*line, larger) : NULL;
      if (!grown) {
        funlockfile(from);
        return -1; /* realloc has said why. */
      }
      *line = grown;
      *size = larger;
    }
    byte = getc_unlocked(from);
    if (byte < 0)
      break;
    (*line)[length++] = (char)byte;
  } while (byte != delimiter);
  funlockfile(from);
  (*line)[length] = 0;
  return length ? (long)length : -1;
}

ZEROIZE_HEAP long __zeroize_heap_getline(char **line, size_t *size, stream *from) {
  return __zeroize_heap_getdelim(line, size, '\n', from);
}
