// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Guards against a testing option that marks something else than the attribute does: every local and
// every parameter is treated as if it stood there, and nothing is without the option.
//
// RUN: %zeroize %quiet -fplugin-arg-zeroize-test-all-locals -O0 -emit-llvm -Xclang -disable-llvm-passes -S -o %t.all %s
// RUN: FileCheck %s < %t.all
// RUN: %zeroize %quiet -DSECRET='__attribute__((secret))' -O0 -emit-llvm -Xclang -disable-llvm-passes -S -o %t.marked %s
// RUN: diff %t.all %t.marked
// RUN: %zeroize -fplugin-arg-zeroize-help -fsyntax-only %s | FileCheck --check-prefix=HELP %s
// HELP-NOT: test-all-locals

#ifndef SECRET
#define SECRET
#endif

// CHECK: define {{.*}}@f(
// CHECK-COUNT-2: call void @__zeroize_scope_exit(
// CHECK-NOT: call void @__zeroize_scope_exit(
int f(SECRET int value, SECRET char *pointer) {
  SECRET int local = value;
  SECRET char *where = pointer;
  {
    SECRET int array[4] = {local};
    local += array[0];
  }
  return local + *where;
}
