// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Guards frames that no displacement of an instruction reaches: an error instead of a scrub of something else.

// RUN: not %zeroize -O0 %attrs_include -S %s -o %t.s 2>&1 | FileCheck %s
// CHECK: error: {{.*}}a frame of 3{{[0-9]+}} bytes is too large to be scrubbed [zeroize-frame]
#include <zeroize/secret.h>

char take(char *);

char f(void) {
  char large[3000000000];
  SECRET char key[32];
  return (char)(take(large) + take(key));
}
