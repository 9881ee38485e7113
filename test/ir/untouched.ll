; SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
;
; Guards modules without secrets: annotations of the user's own, VLAs and
; volatile stores of zero pass through every pass unchanged.

; RUN: %opt -S %s -o %t.plain.ll
; RUN: %opt -load-pass-plugin=%ir_module -passes='zeroize-protect<optimised>,function(zeroize-unpin),zeroize-repeat,zeroize-finish' -S %s -o %t.passes.ll
; RUN: cmp %t.plain.ll %t.passes.ll

target triple = "x86_64-unknown-linux-gnu"

@.theirs = private unnamed_addr constant [5 x i8] c"mine\00", section "llvm.metadata"

define void @f(i64 %n) {
  %k = alloca i32
  call void @llvm.var.annotation.p0.p0(ptr %k, ptr @.theirs, ptr null, i32 1, ptr null)
  store volatile i32 0, ptr %k
  %sp = call ptr @llvm.stacksave.p0()
  %v = alloca i8, i64 %n
  tail call void @use(ptr %v)
  call void @llvm.stackrestore.p0(ptr %sp)
  ret void
}

declare void @use(ptr)
declare ptr @llvm.stacksave.p0()
declare void @llvm.stackrestore.p0(ptr)
declare void @llvm.var.annotation.p0.p0(ptr, ptr, ptr, i32, ptr)
