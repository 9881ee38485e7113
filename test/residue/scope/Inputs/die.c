// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A program's own way to end, in a file without secrets: it prints what its callers have laid down.
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

void die(const char *format, ...) __attribute__((noreturn, format(printf, 1, 2)));
void vdie(const char *format, va_list arguments) __attribute__((noreturn));

void vdie(const char *format, va_list arguments) {
  vprintf(format, arguments);
  exit(0);
}

void die(const char *format, ...) {
  va_list arguments;
  va_start(arguments, format);
  vdie(format, arguments);
}
