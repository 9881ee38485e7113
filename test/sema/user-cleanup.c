// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Guards against losing the user's own `cleanup`, or the wipe: CodeGen honours only one attribute.
// The user's function must run first and still see the value.
//
// RUN: %zeroize -std=gnu11 -O0 -fno-discard-value-names -emit-llvm -Xclang -disable-llvm-passes -S -o - %s | FileCheck %s
// RUN: %zeroize -std=gnu11 -O0 -emit-llvm -Xclang -disable-llvm-passes -c -o %t.bc %s
// RUN: %clang -w -O0 %t.bc -o %t && %t | FileCheck --check-prefix=OUT %s
// RUN: %zeroize -std=gnu11 -O0 -o %t %s -DWHOLE && %t | FileCheck --check-prefix=OUT %s
// RUN: %zeroize -std=gnu11 -O2 -o %t %s -DWHOLE && %t | FileCheck --check-prefix=OUT %s
// REQUIRES: x86_64-linux

#include <stdio.h>

#define SECRET __attribute__((secret))

#ifndef WHOLE
__attribute__((visibility("hidden"))) void stand_in(void *p) __asm__("__zeroize_scope_exit");
void stand_in(void *p) { *(char *)p = 0; }
#endif

// CHECK-NOT: c"zeroize.contract:{{.*}}after
static int first(int *p) { return printf("first sees %d\n", *p); }
static void second(const void *p) { printf("second sees %d\n", *(const char *)p); }

int main(void) {
  // CHECK-LABEL: define {{.*}}@main(
  // CHECK: call void @__zeroize_scope_exit(ptr noundef %plain)
  // CHECK: call void @__zeroize_scope_exit_after.second.[[#B:]](ptr noundef %c)
  // CHECK: call void @__zeroize_scope_exit_after.first.[[#A:]](ptr noundef %b)
  // CHECK: call void @__zeroize_scope_exit_after.first.[[#A]](ptr noundef %a)
  // OUT: first sees 0
  // OUT-NEXT: second sees 3
  // OUT-NEXT: first sees 2
  // OUT-NEXT: first sees 1
  SECRET int a __attribute__((cleanup(first))) = 1;
  __attribute__((cleanup(first))) SECRET int b = 2;
  SECRET char c[2] __attribute__((cleanup(second))) = {3};
  __attribute__((cleanup(first))) int public = 0;
  SECRET int plain = 4;
}

// CHECK: define internal void @__zeroize_scope_exit_after.first.[[#A]](ptr noundef [[P:%.*]]) [[$ATTRS:#[0-9]+]]
// CHECK: call i32 @first(
// CHECK-NEXT: load
// CHECK-NEXT: call void @__zeroize_scope_exit(
// CHECK-NEXT: ret void
// CHECK: attributes [[$ATTRS]] = { alwaysinline
