// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// What a function that never returns is handed must still be there: a message that a caller has built, arguments on the stack, a va_list.
// RUN: %residue %s --plain %S/Inputs/die.c
// RUN: %residue %s --plain %S/Inputs/die.c --flags=-DVARIADIC
// RUN: %residue %s --plain %S/Inputs/die.c --flags=-fno-omit-frame-pointer --levels=O0,O2
#include "../Inputs/residue.h"
#include <stdarg.h>
#include <stdlib.h>

void die(const char *format, ...) __attribute__((noreturn, format(printf, 1, 2)));
void vdie(const char *format, va_list arguments) __attribute__((noreturn));

struct place {
  char file[40];
  int line;
};

static volatile int zero;
static uint64_t total;

static void at_exit(void) {
  zeroize_audit_observe();
  print_output();
}

static NOINLINE void fail(const char *format, ...) {
  va_list arguments;
  va_start(arguments, format);
  if (zero == 0)
    vdie(format, arguments);
  va_end(arguments);
}

static NOINLINE void check(const uint64_t *s, unsigned char *out, const char *message, struct place place) {
  char number[16];
  snprintf(number, sizeof number, "%d", place.line + zero);
  store64(out, s[1] ^ s[2]);
#ifdef VARIADIC
  fail("%s: %s %s %d %d %d %d %g\n", place.file, message, number, 1, 2, 3, 4 + zero, 0.5);
#endif
  if (zero == 0)
    die("%s: %s %s %d %d %d %d %g\n", place.file, message, number, 1, 2, 3, 4 + zero, 0.5);
}

static NOINLINE void middle(const uint64_t *s, unsigned char *out, const char *message) {
  uint64_t a = s[0] * 3, b = s[1] ^ s[2], c = s[3] + s[1], d = rotl64(s[2], 9);
  uint64_t copy[6];
  struct place place = {"some file", 7};
  for (int i = 0; i < 6; i++)
    copy[i] = s[i % 4] * (unsigned)(i + 5);
  place.line += zero;
  check(copy, out, message, place);
  total = a + b * c + d + copy[zero];
}

static NOINLINE void use(const unsigned char *key, unsigned char *out) {
  SECRET uint64_t s[4];
  char message[64];
  for (int i = 0; i < 4; i++)
    s[i] = load64(key + 8 * i);
  permute(s, 4, 5);
  snprintf(message, sizeof message, "cannot go on: %d", zero + 5);
  middle(s, out, message);
  store64(out, s[3] ^ total);
}

int main(void) {
  const unsigned char *key = zeroize_audit_begin(32);
  atexit(at_exit);
  use(key, zeroize_audit_output());
  return 1;
}
