; SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
;
; The watch for the end of a thread comes after all optimisation, which must see no call that may do anything; into functions
; into which a marked one was inlined too; and it leaves a frame of a known size. In short code, where no region has an entry
; of its own.

; REQUIRES: x86_64-linux
; RUN: %opt -load-pass-plugin=%ir_module -passes=zeroize-protect -S %s -o - | FileCheck %s --check-prefix=EARLY
; RUN: %opt -load-pass-plugin=%ir_module -passes='zeroize-finish<prelink>' -S %s -o - | FileCheck %s --check-prefix=EARLY
; RUN: %opt -load-pass-plugin=%ir_module -passes=zeroize-finish,verify -S %s -o - | FileCheck %s

target triple = "x86_64-unknown-linux-gnu"

; EARLY-NOT: @__zeroize_end_

declare void @foreign(ptr)

; CHECK-LABEL: define void @declares(
; CHECK-NEXT: %1 = alloca i64
; CHECK-NEXT: %2 = alloca [4 x i64]
; CHECK-NEXT: load i8, ptr getelementptr {{.*}}@__zeroize_marks, i64 16
; CHECK: br i1
; CHECK: call preserve_mostcc void @__zeroize_end_watch()
; CHECK-NOT: alloca
; CHECK: ret void
define void @declares(i64 %n) #0 {
  %1 = alloca i64
  store i64 %n, ptr %1
  %2 = alloca [4 x i64]
  store i64 %n, ptr %2
  call void @foreign(ptr %2)
  ret void
}

; CHECK-LABEL: define void @holds_an_inlined_one(
; CHECK: call preserve_mostcc void @__zeroize_end_watch()
; CHECK: ret void
define void @holds_an_inlined_one(ptr %p) #1 {
  call void @foreign(ptr null)
  call void @llvm.sideeffect(), !zeroize.root !0
  call void @foreign(ptr %p)
  ret void
}

; CHECK-LABEL: define void @computes(
; CHECK-NOT: __zeroize_{{marks|end}}
; CHECK: ret void
define void @computes(ptr %p) #0 {
  store i64 1, ptr %p
  ret void
}

; CHECK-LABEL: define void @is_public(
; CHECK-NOT: __zeroize_{{marks|end}}
; CHECK: ret void
define void @is_public(ptr %p) {
  call void @foreign(ptr %p)
  ret void
}

declare void @llvm.sideeffect()

attributes #0 = { optsize "zeroize-secret" "zeroize-declares" }
attributes #1 = { optsize }
!0 = !{}
