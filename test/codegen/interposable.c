// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Guards calls of functions that a shared library defines and another may replace: bound at run time, they would pass all
// argument registers through the dynamic loader.

// RUN: %zeroize -O1 -fPIC %attrs_include -S %s -o - | FileCheck %s
#include <zeroize/secret.h>

__attribute__((noinline)) void replaceable(int *counter) { ++*counter; }

// CHECK-LABEL: f.zeroize_body:
// CHECK: callq *replaceable@GOTPCREL(%rip)
void f(SECRET int *key, int *counter) {
  *key *= 3;
  replaceable(counter);
  *key += 7;
}
