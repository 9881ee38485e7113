// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Guards against a note about '': prototypes need not name the parameter whose mark makes a caller's variable secret.
// RUN: not %zeroize %attrs_include -fsyntax-only %s 2>&1 | FileCheck %s
#include <zeroize/secret.h>

void derive(const unsigned char *, SECRET unsigned char *);
typedef void deriving(SECRET unsigned char *);

// CHECK: notes-unnamed.c:[[#@LINE+6]]:10: error: conditional operator depends on a secret [zeroize-branch]
// CHECK: notes-unnamed.c:[[#@LINE-4]]:58: note: parameter 2 of 'derive' is declared secret here
// CHECK-NOT: ''
int by_name(const unsigned char *from) {
  unsigned char key[32];
  derive(from, key);
  return key[0] ? 1 : 0;
}
// CHECK: notes-unnamed.c:[[#@LINE+6]]:10: error: conditional operator depends on a secret [zeroize-branch]
// CHECK: note: parameter 1{{.*}} is declared secret here
// CHECK-NOT: ''
int by_pointer(deriving *f) {
  unsigned char key[32];
  f(key);
  return key[0] ? 1 : 0;
}
