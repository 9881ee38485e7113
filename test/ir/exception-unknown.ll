; SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
;
; An exception whose allocation nobody sees cannot be wiped when it is released: that is said, and only where secrets are.

; REQUIRES: x86_64-linux
; RUN: %opt -load-pass-plugin=%ir_module -passes=zeroize-protect -S %s -o %t 2>&1 | FileCheck %s
; CHECK-NOT: warning
; CHECK: warning: {{.*}}an exception that may hold a secret is released without being erased [zeroize-scope]
; CHECK-NOT: warning
; RUN: FileCheck %s --check-prefix=SEEN < %t
; SEEN-LABEL: define void @sees(
; SEEN: call void @__cxa_throw(ptr %e, ptr null, ptr @__zeroize

target triple = "x86_64-unknown-linux-gnu"

@.contract = private unnamed_addr constant [20 x i8] c"zeroize.contract:-s\00", section "llvm.metadata"
@.file = private unnamed_addr constant [4 x i8] c"x.c\00", section "llvm.metadata"
@llvm.global.annotations = appending global [2 x { ptr, ptr, ptr, i32, ptr }] [{ ptr, ptr, ptr, i32, ptr } { ptr @sees, ptr @.contract, ptr @.file, i32 1, ptr null }, { ptr, ptr, ptr, i32, ptr } { ptr @does_not, ptr @.contract, ptr @.file, i32 2, ptr null }], section "llvm.metadata"

declare ptr @__cxa_allocate_exception(i64)
declare ptr @elsewhere(i64)
declare void @__cxa_throw(ptr, ptr, ptr)

define void @sees(i64 %secret) {
  %e = call ptr @__cxa_allocate_exception(i64 8)
  store i64 %secret, ptr %e
  call void @__cxa_throw(ptr %e, ptr null, ptr null)
  unreachable
}

define void @does_not(i64 %secret) {
  %e = call ptr @elsewhere(i64 8)
  store i64 %secret, ptr %e
  call void @__cxa_throw(ptr %e, ptr null, ptr null)
  unreachable
}

define void @is_public(i64 %n) {
  %e = call ptr @elsewhere(i64 8)
  store i64 %n, ptr %e
  call void @__cxa_throw(ptr %e, ptr null, ptr null)
  unreachable
}
