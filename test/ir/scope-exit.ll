; SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
;
; Guards the expansion of scope exits: the whole storage, no call left over, and
; no wipe that would pin a register variable to memory.

; RUN: %opt -load-pass-plugin=%ir_module -passes=zeroize-protect -S %s -o - | FileCheck %s --check-prefixes=CHECK,PLAIN --implicit-check-not=__zeroize_scope_exit
; RUN: %opt -load-pass-plugin=%ir_module -passes='zeroize-protect<optimised>' -S %s -o - | FileCheck %s --check-prefixes=CHECK,OPT --implicit-check-not=__zeroize_scope_exit

target datalayout = "e-m:e-p270:32:32-p271:32:32-p272:64:64-i64:64-i128:128-f80:128-n8:16:32:64-S128"
target triple = "x86_64-unknown-linux-gnu"

%padded = type { i64, i8 }

@.storage = private unnamed_addr constant [23 x i8] c"zeroize.secret.storage\00", section "llvm.metadata"

; CHECK-LABEL: define void @array(
; CHECK:         call void @llvm.memset.p0.i64(ptr align 16 %k, i8 0, i64 32, i1 true)
; CHECK-NEXT:    ret void
define void @array() {
  %k = alloca [32 x i8], align 16
  call void @llvm.var.annotation.p0.p0(ptr %k, ptr @.storage, ptr null, i32 1, ptr null)
  call void @use(ptr %k)
  call void @__zeroize_scope_exit(ptr %k)
  ret void
}

; Tail padding belongs to the storage.
; CHECK-LABEL: define void @padding(
; CHECK:         memset.p0.i64(ptr align 8 %k, i8 0, i64 16, i1 true)
define void @padding() {
  %k = alloca %padded, align 8
  call void @llvm.var.annotation.p0.p0(ptr %k, ptr @.storage, ptr null, i32 1, ptr null)
  call void @use(ptr %k)
  call void @__zeroize_scope_exit(ptr %k)
  ret void
}

; CHECK-LABEL: define void @vla(
; CHECK:         [[BYTES:%[0-9]+]] = mul i64 4, %n
; CHECK:         memset.p0.i64(ptr align 16 %v, i8 0, i64 [[BYTES]], i1 true)
define void @vla(i64 %n) {
  %v = alloca i32, i64 %n, align 16
  call void @llvm.var.annotation.p0.p0(ptr %v, ptr @.storage, ptr null, i32 1, ptr null)
  call void @use(ptr %v)
  call void @__zeroize_scope_exit(ptr %v)
  ret void
}

; Two exits of one scalar: both go, or both stay.
; CHECK-LABEL: define i32 @scalar(
; PLAIN:         memset.p0.i64(ptr align 4 %k, i8 0, i64 4, i1 true)
; PLAIN:         memset.p0.i64(ptr align 4 %k, i8 0, i64 4, i1 true)
; OPT-NOT:       memset
; CHECK-LABEL: define void @invoked(
define i32 @scalar(i32 %x, i1 %c) {
  %k = alloca i32, align 4
  call void @llvm.var.annotation.p0.p0(ptr %k, ptr @.storage, ptr null, i32 1, ptr null)
  store i32 %x, ptr %k, align 4
  br i1 %c, label %a, label %b
a:
  call void @__zeroize_scope_exit(ptr %k)
  ret i32 0
b:
  %y = load i32, ptr %k, align 4
  call void @__zeroize_scope_exit(ptr %k)
  ret i32 %y
}

; CHECK:         memset.p0.i64(ptr align 16 %k, i8 0, i64 32, i1 true)
; CHECK-NEXT:    br label %done
define void @invoked() personality ptr @personality {
  %k = alloca [32 x i8], align 16
  call void @llvm.var.annotation.p0.p0(ptr %k, ptr @.storage, ptr null, i32 1, ptr null)
  call void @use(ptr %k)
  invoke void @__zeroize_scope_exit(ptr %k) to label %done unwind label %pad
done:
  ret void
pad:
  %l = landingpad { ptr, i32 } cleanup
  resume { ptr, i32 } %l
}

; What is returned must not be wiped.
; CHECK-LABEL: define void @result(
; CHECK-NOT:     memset
; CHECK:         ret void
define void @result(ptr sret(%padded) %r) {
  call void @llvm.var.annotation.p0.p0(ptr %r, ptr @.storage, ptr null, i32 1, ptr null)
  call void @use(ptr %r)
  call void @__zeroize_scope_exit(ptr %r)
  ret void
}

; optnone keeps every variable in memory.
; CHECK-LABEL: define void @unoptimised(
; CHECK:         memset.p0.i64(ptr align 4 %k, i8 0, i64 4, i1 true)
define void @unoptimised(i32 %x) noinline optnone {
  %k = alloca i32, align 4
  call void @llvm.var.annotation.p0.p0(ptr %k, ptr @.storage, ptr null, i32 1, ptr null)
  store i32 %x, ptr %k, align 4
  call void @__zeroize_scope_exit(ptr %k)
  ret void
}

declare void @use(ptr)
declare void @__zeroize_scope_exit(ptr)
declare i32 @personality(...)
declare void @llvm.var.annotation.p0.p0(ptr, ptr, ptr, i32, ptr)
