; SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
;
; Guards the reader: exactly our annotations go (they block SROA), with their
; strings; the user's own stay.

; RUN: %opt -load-pass-plugin=%ir_module -passes=zeroize-protect -S %s -o - | FileCheck %s
; RUN: %opt -load-pass-plugin=%ir_module -passes=zeroize-protect -S %s -o - | FileCheck %s --check-prefix=GONE --implicit-check-not=zeroize.secret --implicit-check-not=zeroize.contract --implicit-check-not=@.ours

target datalayout = "e-m:e-p270:32:32-p271:32:32-p272:64:64-i64:64-i128:128-f80:128-n8:16:32:64-S128"
target triple = "x86_64-unknown-linux-gnu"

%struct.K = type { i32, [16 x i8] }

; GONE: source_filename
@.ours.storage = private unnamed_addr constant [23 x i8] c"zeroize.secret.storage\00", section "llvm.metadata"
@.ours.pointee = private unnamed_addr constant [23 x i8] c"zeroize.secret.pointee\00", section "llvm.metadata"
@.ours.contract = private unnamed_addr constant [20 x i8] c"zeroize.contract:-i\00", section "llvm.metadata"
@.ours.contract.2 = private unnamed_addr constant [20 x i8] c"zeroize.contract:-o\00", section "llvm.metadata"
; CHECK: @.theirs = private
@.theirs = private unnamed_addr constant [5 x i8] c"mine\00", section "llvm.metadata"
@.file = private unnamed_addr constant [4 x i8] c"a.c\00", section "llvm.metadata"
@g = global i32 0
; CHECK: @llvm.global.annotations = appending global [1 x { ptr, ptr, ptr, i32, ptr }] [{ ptr, ptr, ptr, i32, ptr } { ptr @g, ptr @.theirs,
@llvm.global.annotations = appending global [3 x { ptr, ptr, ptr, i32, ptr }] [{ ptr, ptr, ptr, i32, ptr } { ptr @contract, ptr @.ours.contract, ptr @.file, i32 1, ptr null }, { ptr, ptr, ptr, i32, ptr } { ptr @g, ptr @.theirs, ptr @.file, i32 2, ptr null }, { ptr, ptr, ptr, i32, ptr } { ptr @contract, ptr @.ours.contract.2, ptr @.file, i32 3, ptr null }], section "llvm.metadata"

; The union of all redeclarations.
; CHECK: define void @contract(ptr %p) [[$CONTRACT:#[0-9]+]] prefix ptr @__zeroize_ERROR
define void @contract(ptr %p) {
  ret void
}

; CHECK-LABEL: define void @local(
; CHECK-NEXT:    %k = alloca i32
; CHECK-NEXT:    call void @llvm.sideeffect()
; CHECK-NEXT:    call void @llvm.var.annotation.p0.p0(ptr %k, ptr @.theirs,
; CHECK-NEXT:    call void @llvm.memset
; CHECK-NEXT:    ret void
define void @local() {
  %k = alloca i32
  call void @llvm.var.annotation.p0.p0(ptr %k, ptr @.ours.storage, ptr @.file, i32 1, ptr null)
  call void @llvm.var.annotation.p0.p0(ptr %k, ptr @.theirs, ptr @.file, i32 1, ptr null)
  ret void
}

; A secret field of a secret field: the chain ends at the address itself.
; CHECK-LABEL: define i8 @field(
; CHECK:         %a = getelementptr %struct.K, ptr %p, i32 0, i32 1
; CHECK-NEXT:    %x = load i8, ptr %a
define i8 @field(ptr %p) {
  %a = getelementptr %struct.K, ptr %p, i32 0, i32 1
  %b = call ptr @llvm.ptr.annotation.p0.p0(ptr %a, ptr @.ours.storage, ptr @.file, i32 1, ptr null)
  %c = call ptr @llvm.ptr.annotation.p0.p0(ptr %b, ptr @.ours.pointee, ptr @.file, i32 1, ptr null)
  %x = load i8, ptr %c
  ret i8 %x
}

; CHECK: attributes [[$CONTRACT]] = {{.*}}"zeroize-contract"="-o"
declare void @llvm.var.annotation.p0.p0(ptr, ptr, ptr, i32, ptr)
declare ptr @llvm.ptr.annotation.p0.p0(ptr, ptr, ptr, i32, ptr)
