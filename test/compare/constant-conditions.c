// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Guards against messages about code that a constant condition switches off, as in the macros of system headers, and against
// more than one message about one use of such a macro.
// RUN: %score %s
// RUN: %score -O2 %s
#include <ctype.h>
#include <zeroize/secret.h>

unsigned char table[256];

int never(SECRET unsigned x) {
  if (sizeof x == 2)
    return x ? 1 : 2;
  if (0 && x)
    return 3;
  if (sizeof x == 4 || table[x])
    return 4;
  int y = sizeof x == 8 ? table[x & 255] : 5;
  if (__builtin_constant_p(x) && x > 7)
    return 6;
  while (0)
    y += x > 9 ? 1 : 2;
  return y;
}

int always(SECRET unsigned x) {
  if (sizeof x == 4)
    return x ? 1 : 2; // expect: branch
  return 0;
}

int by_case(SECRET unsigned x) {
  switch (sizeof x) {
  case 4:
    return x ? 1 : 2; // expect: branch
  default:
    return 0;
  }
}

char raise_byte(SECRET unsigned char c) {
  return (char)toupper(c); // expect: index
}

int raise_wide(SECRET int c) {
  return tolower(c); // expect: index
}

int letter(SECRET unsigned char c) {
  return isalpha(c); // expect: index
}
