; SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
;
; Guards secret parameters, which have no scope exits: their copies are wiped
; wherever control leaves the function.

; RUN: %opt -load-pass-plugin=%ir_module -passes=zeroize-protect -S %s -o - 2>%t.err | FileCheck %s
; RUN: FileCheck %s --check-prefix=ERR --input-file=%t.err

target datalayout = "e-m:e-p270:32:32-p271:32:32-p272:64:64-i64:64-i128:128-f80:128-n8:16:32:64-S128"
target triple = "x86_64-unknown-linux-gnu"

%struct.B = type { [5 x i64] }

@.storage = private unnamed_addr constant [23 x i8] c"zeroize.secret.storage\00", section "llvm.metadata"

; CHECK-LABEL: define i64 @by_value(
; CHECK:         %x = load i64, ptr %b
; CHECK:         memset.p0.i64(ptr align 8 %b, i8 0, i64 40, i1 true)
; CHECK-NEXT:    ret i64 %x
; CHECK:         memset.p0.i64(ptr align 8 %b, i8 0, i64 40, i1 true)
; CHECK-NEXT:    ret i64 0
define i64 @by_value(ptr byval(%struct.B) align 8 %b, i1 %c) {
  call void @llvm.var.annotation.p0.p0(ptr %b, ptr @.storage, ptr null, i32 1, ptr null)
  br i1 %c, label %yes, label %no
yes:
  %x = load i64, ptr %b
  ret i64 %x
no:
  ret i64 0
}

; CHECK-LABEL: define void @unwinding(
; CHECK:         memset.p0.i64(ptr align 4 %k.addr, i8 0, i64 4, i1 true)
; CHECK-NEXT:    ret void
; CHECK:         memset.p0.i64(ptr align 4 %k.addr, i8 0, i64 4, i1 true)
; CHECK-NEXT:    resume
define void @unwinding(i32 %k) personality ptr @personality {
  %k.addr = alloca i32, align 4
  store i32 %k, ptr %k.addr, align 4
  call void @llvm.var.annotation.p0.p0(ptr %k.addr, ptr @.storage, ptr null, i32 1, ptr null)
  invoke void @use(ptr %k.addr) to label %done unwind label %pad
done:
  ret void
pad:
  %l = landingpad { ptr, i32 } cleanup
  resume { ptr, i32 } %l
}

; CHECK-LABEL: define void @must_tail(
; CHECK:         memset.p0.i64(ptr align 8 %k.addr, i8 0, i64 8, i1 true)
; CHECK-NEXT:    musttail call void @use(ptr %k)
; CHECK-NEXT:    ret void
; ERR-DAG: warning: {{.*}}musttail call leaves the secret region of 'must_tail' without a scrub [zeroize-musttail]
define void @must_tail(ptr %k) {
  %k.addr = alloca ptr, align 8
  store ptr %k, ptr %k.addr, align 8
  call void @llvm.var.annotation.p0.p0(ptr %k.addr, ptr @.storage, ptr null, i32 1, ptr null)
  musttail call void @use(ptr %k)
  ret void
}

; Only the size of the storage is missing: said, not guessed.
; ERR-DAG: warning: {{.*}}it is not wiped [zeroize-parameter]
define void @by_address(ptr %b) {
  call void @llvm.var.annotation.p0.p0(ptr %b, ptr @.storage, ptr null, i32 1, ptr null)
  call void @use(ptr %b)
  ret void
}

declare void @use(ptr)
declare i32 @personality(...)
declare void @llvm.var.annotation.p0.p0(ptr, ptr, ptr, i32, ptr)
