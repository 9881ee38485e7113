; SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
;
; Guards pointers that travel as integers: a secret must not get lost in
; ptrtoint, arithmetic, memory and inttoptr.

; RUN: %opt -load-pass-plugin=%ir_module -passes=zeroize-protect -S %s -o - | FileCheck %s

@.storage = private unnamed_addr constant [23 x i8] c"zeroize.secret.storage\00", section "llvm.metadata"
@slot = internal global i64 0

; CHECK: define internal i8 @reader() {{.*}}prefix
define internal i8 @reader() {
  %i = load i64, ptr @slot
  %masked = xor i64 %i, 42
  %p = inttoptr i64 %masked to ptr
  %x = load i8, ptr %p
  ret i8 %x
}

; CHECK: define void @holder() {{.*}}prefix
define void @holder() {
  %k = alloca [8 x i8]
  call void @llvm.var.annotation.p0.p0(ptr %k, ptr @.storage, ptr null, i32 1, ptr null)
  %i = ptrtoint ptr %k to i64
  %masked = xor i64 %i, 42
  store i64 %masked, ptr @slot
  %x = call i8 @reader()
  ret void
}

; CHECK: define i8 @bystander(ptr %p) {
define i8 @bystander(ptr %p) {
  %x = load i8, ptr %p
  ret i8 %x
}

declare void @llvm.var.annotation.p0.p0(ptr, ptr, ptr, i32, ptr)
