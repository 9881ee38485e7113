; SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
;
; Guards what unpin must leave alone: storage that stays in memory keeps its
; wipes, the user's volatile variables stay volatile, other functions are none
; of its business.

; RUN: %opt -load-pass-plugin=%ir_module -passes='function(zeroize-unpin)' -S %s -o - | FileCheck %s

; CHECK-LABEL: define i32 @promoted(
; CHECK-NEXT:    ret i32 %x
define i32 @promoted(i32 %x) #0 {
  %k = alloca i32
  call void @llvm.lifetime.start.p0(ptr %k)
  store i32 %x, ptr %k
  %y = load i32, ptr %k
  store volatile i32 0, ptr %k
  call void @llvm.lifetime.end.p0(ptr %k)
  ret i32 %y
}

; Half of it has its address taken: that half is wiped, on both exits.
; CHECK-LABEL: define i32 @escapes(
; CHECK:         call void @llvm.memset.p0.i64(ptr {{.*}}%k, i8 0, i64 8, i1 true)
; CHECK:         call void @llvm.memset.p0.i64(ptr {{.*}}%k, i8 0, i64 8, i1 true)
define i32 @escapes(i32 %x, i1 %c) #0 {
  %k = alloca [2 x i32]
  store i32 %x, ptr %k
  %second = getelementptr i8, ptr %k, i64 4
  call void @use(ptr %second)
  br i1 %c, label %a, label %b
a:
  call void @llvm.memset.p0.i64(ptr %k, i8 0, i64 8, i1 true)
  ret i32 0
b:
  call void @llvm.memset.p0.i64(ptr %k, i8 0, i64 8, i1 true)
  ret i32 1
}

; CHECK-LABEL: define i32 @users_volatile(
; CHECK:         store volatile i32 0, ptr %v
; CHECK:         load volatile i32, ptr %v
define i32 @users_volatile() #0 {
  %v = alloca i32
  store volatile i32 0, ptr %v
  %y = load volatile i32, ptr %v
  ret i32 %y
}

; CHECK-LABEL: define i32 @public(
; CHECK:         store volatile i32 0, ptr %k
define i32 @public(i32 %x) {
  %k = alloca i32
  store i32 %x, ptr %k
  %y = load i32, ptr %k
  store volatile i32 0, ptr %k
  ret i32 %y
}

declare void @use(ptr)
declare void @llvm.memset.p0.i64(ptr, i8, i64, i1 immarg)
declare void @llvm.lifetime.start.p0(ptr)
declare void @llvm.lifetime.end.p0(ptr)
attributes #0 = { "zeroize-secret" }
