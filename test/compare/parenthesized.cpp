// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Guards against silence about aggregates that C++20 initializes in parentheses, and against a message about their public
// fields.
// RUN: %score -std=c++20 %s
#include <zeroize/secret.h>

struct pair {
  int number;
  int value;
};

int in_place(SECRET int x) {
  pair p(1, x);
  if (p.number)
    return 1;
  return p.value ? 2 : 3; // expect: branch
}

int temporary(SECRET int x) {
  if (pair(1, x).number)
    return 1;
  return pair(1, x).value ? 2 : 3; // expect: branch
}

int array(SECRET int x) {
  int a[2](1, x);
  return a[1] ? 2 : 3; // expect: branch
}
