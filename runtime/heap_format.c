/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
 *
 * asprintf and vasprintf of a secret. The C library formats into a block of its
 * own guess, copies the text into one that fits and frees the first as it is;
 * here the text is measured first. Covered by test/residue/heap/duplicates.c.
 */
#include <stdarg.h>
#include <stddef.h>

#define ZEROIZE_HEAP __attribute__((used, visibility("hidden")))

void *malloc(size_t);
int vsnprintf(char *, size_t, const char *, va_list);

/* As vasprintf: the text's length, and its block in *text; -1 on failure, and
 * then *text is null (POSIX.1-2024). */
ZEROIZE_HEAP int __zeroize_heap_vasprintf(char **text, const char *format, va_list list) {
  va_list again;
  va_copy(again, list);
  int length = vsnprintf(NULL, 0, format, again);
  va_end(again);
  *text = length < 0 ? NULL : malloc((size_t)length + 1);
  return *text ? vsnprintf(*text, (size_t)length + 1, format, list) : -1;
}

ZEROIZE_HEAP int __zeroize_heap_asprintf(char **text, const char *format, ...) {
  va_list list;
  va_start(list, format);
  int length = __zeroize_heap_vasprintf(text, format, list);
  va_end(list);
  return length;
}

/* The same as the C library's headers call them under _FORTIFY_SOURCE. */
ZEROIZE_HEAP int __zeroize_heap_vasprintf_chk(char **text, int flag, const char *format, va_list list) {
  (void)flag;
  return __zeroize_heap_vasprintf(text, format, list);
}

ZEROIZE_HEAP int __zeroize_heap_asprintf_chk(char **text, int flag, const char *format, ...) {
  va_list list;
  (void)flag;
  va_start(list, format);
  int length = __zeroize_heap_vasprintf(text, format, list);
  va_end(list);
  return length;
}
