// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Guards against a fix-it that does not compile or that turns a check round: in conditions, loops, with arguments from macros.
// RUN: cp %s %t.c
// RUN: not %zeroize %attrs_include -fsyntax-only -Xclang -fixit %t.c
// RUN: FileCheck %s < %t.c
// RUN: %zeroize %attrs_include -Werror -O1 %t.c -o %t && %t
#include <string.h>
#include <strings.h>
#include <zeroize/secret.h>

#define NOINLINE __attribute__((noinline))
#define LENGTH 8
#define HALF 4
#define SIZE_OF(x) (sizeof(x) + 0)

NOINLINE static int ternary(SECRET const char *mac, const char *got) {
  // CHECK: return !secret_equal(mac, got, LENGTH) ? 1 : 2;
  return memcmp(mac, got, LENGTH) ? 1 : 2;
}
NOINLINE static int ternary_equal(SECRET const char *mac, const char *got) {
  // CHECK: return secret_equal(mac, got, HALF + HALF) ? 1 : 2;
  return memcmp(mac, got, HALF + HALF) == 0 ? 1 : 2;
}
NOINLINE static int parentheses(SECRET const char *mac, const char *got) {
  // CHECK: return secret_equal((mac), got, (8));
  return !(memcmp((mac), got, (8)));
}
NOINLINE static int macro_argument(SECRET const char *mac, const char *got) {
  // CHECK: return 1 + secret_equal(mac + 0, got, SIZE_OF(long)) * 2;
  return 1 + !memcmp(mac + 0, got, SIZE_OF(long)) * 2;
}
NOINLINE static int loops(SECRET const char *mac, const char *got) {
  int n = 0;
  // CHECK: while (!secret_equal(mac, got, 8) && n < 3)
  while (memcmp(mac, got, 8) != 0 && n < 3)
    n++;
  // CHECK: for (; !secret_equal(mac, got, 8) && n < 5;)
  for (; bcmp(mac, got, 8) && n < 5;)
    n++;
  // CHECK: while (n < 9 && !secret_equal(mac, got, 8));
  do
    n++;
  while (n < 9 && memcmp(mac, got, 8));
  return n;
}
NOINLINE static int twice(SECRET const char *mac, const char *got) {
  // CHECK: return !secret_equal(mac, got, 8);
  return !!memcmp(mac, got, 8);
}
NOINLINE static _Bool truth(SECRET const char *mac, const char *got) {
  // CHECK: _Bool differs = !secret_equal(mac, got, 8);
  _Bool differs = memcmp(mac, got, 8);
  return differs;
}
NOINLINE static _Bool returned(SECRET const char *mac, const char *got) {
  // CHECK: return !secret_equal(mac, got, 8);
  return memcmp(mac, got, 8);
}
NOINLINE static int bare_loops(SECRET const char *mac, const char *got) {
  int n = 0;
  // CHECK: for (; !secret_equal(mac + n, got + n, 1);)
  for (; memcmp(mac + n, got + n, 1);)
    n++;
  // CHECK: while (!secret_equal(mac + n, got + n, 1));
  do
    n++;
  while (memcmp(mac + n, got + n, 1));
  return n;
}

int main(void) {
  const char *a = "12345678", *b = "12345679";
  if (ternary(a, a) != 2 || ternary(a, b) != 1 || ternary_equal(a, a) != 1 || ternary_equal(a, b) != 2)
    return 1;
  if (!parentheses(a, a) || parentheses(a, b) || macro_argument(a, a) != 3 || macro_argument(a, b) != 1)
    return 2;
  if (truth(a, a) || !truth(a, b) || returned(a, a) || !returned(a, b) || bare_loops("xx34x6", "123456") != 3)
    return 4;
  return loops(a, a) != 1 || loops(a, b) != 9 || twice(a, a) || !twice(a, b) ? 3 : 0;
}
