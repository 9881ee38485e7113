// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Guards against a message where the sides of a comma are executed once more
// with the expression around it, after both; and against silence there.
// RUN: %score %s
#include <zeroize/secret.h>

int read_before(SECRET const unsigned char *key) {
  unsigned a, b = 0, x;
  x = (a = b, b = key[0]);
  if (a)
    return 1;
  if (x) // expect: branch
    return 2;
  return 0;
}
int read_after(SECRET const unsigned char *key) {
  unsigned a, b = 0, x;
  x = (b = key[0], a = b);
  if (a) // expect: branch
    return 1;
  if (x) // expect: branch
    return 2;
  return 0;
}
int on_one_way(SECRET const unsigned char *key, int c) {
  unsigned a, b = 0, x;
  x = c ? (b = key[0], a = b) : 3;
  if (x) // expect: branch
    return 1;
  return 0;
}
int in_loops(SECRET const unsigned char *key) {
  unsigned a = 0, b = 0, c;
  while (c = a, b < 2) {
    if (c) // expect: branch
      return 1;
    a = key[b], b++;
  }
  while (b = c, b != 0) // expect: branch
    ;
  return 0;
}
int as_condition(SECRET const unsigned char *key) {
  unsigned a;
  return (a = key[2], a) ? 1 : 0; // expect: branch
}
