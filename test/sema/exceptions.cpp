// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Guards against a wipe that unwinding skips, also for C code that is compiled with -fexceptions.
//
// RUN: %zeroizexx -O0 -emit-llvm -Xclang -disable-llvm-passes -S -o - %s | FileCheck %s
// RUN: %zeroize -x c -O0 -fexceptions -emit-llvm -Xclang -disable-llvm-passes -S -o - %s | FileCheck %s

#ifdef __cplusplus
extern "C"
#endif
void may_throw(void);

// CHECK-LABEL: define {{.*}}unwinds
// CHECK: invoke void @may_throw()
// CHECK-NEXT: to label %[[NORMAL:.*]] unwind label %[[UNWIND:.*]]
// CHECK: [[NORMAL]]:
// CHECK: call void @__zeroize_scope_exit(ptr noundef [[K:%.*]])
// CHECK: ret void
// CHECK: [[UNWIND]]:
// CHECK-NEXT: landingpad
// CHECK: call void @__zeroize_scope_exit(ptr noundef [[K]])
// CHECK: resume
void unwinds(void) {
  __attribute__((secret)) int k;
  may_throw();
}
// CHECK: declare hidden void @__zeroize_scope_exit(ptr noundef) [[$ATTRS:#[0-9]+]]
// CHECK: attributes [[$ATTRS]] = { nounwind
