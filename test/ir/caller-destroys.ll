; SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
;
; Guards C++ objects that are passed by value in memory of the caller's: the callee leaves them alone, for their destructor
; is still to come, and says nothing; the caller wipes them after the destructor.

; RUN: %opt -load-pass-plugin=%ir_module -passes=zeroize-protect -S %s -o - 2>%t.err | FileCheck %s
; RUN: count 0 < %t.err

target datalayout = "e-m:e-p270:32:32-p271:32:32-p272:64:64-i64:64-i128:128-f80:128-n8:16:32:64-S128"
target triple = "x86_64-unknown-linux-gnu"

%class.Key = type { [32 x i8] }

@.callers = private unnamed_addr constant [25 x i8] c"zeroize.secret.callers:k\00", section "llvm.metadata"
@.contract = private unnamed_addr constant [20 x i8] c"zeroize.contract:-s\00", section "llvm.metadata"
@llvm.global.annotations = appending global [1 x { ptr, ptr, ptr, i32, ptr }] [{ ptr, ptr, ptr, i32, ptr } { ptr @_Z3use3Key, ptr @.contract, ptr null, i32 1, ptr null }], section "llvm.metadata"

; CHECK-LABEL: define void @_Z3use3Key(
; CHECK-NOT:     memset
; CHECK:         ret void
define void @_Z3use3Key(ptr %k) {
  call void @llvm.var.annotation.p0.p0(ptr %k, ptr @.callers, ptr null, i32 1, ptr null)
  call void @work(ptr %k)
  ret void
}

; CHECK-LABEL: define void @caller(
; CHECK:         call void @_ZN3KeyD1Ev({{.*}}%copy)
; CHECK-NEXT:    memset.p0.i64(ptr align 1 %copy, i8 0, i64 32, i1 true)
; CHECK:         landingpad
; CHECK:         call void @_ZN3KeyD1Ev({{.*}}%copy)
; CHECK-NEXT:    memset.p0.i64(ptr align 1 %copy, i8 0, i64 32, i1 true)
define void @caller(ptr %from) personality ptr @personality {
  %copy = alloca %class.Key, align 1
  call void @_ZN3KeyC1ERKS_(ptr %copy, ptr %from)
  invoke void @_Z3use3Key(ptr %copy) to label %done unwind label %pad
done:
  call void @_ZN3KeyD1Ev(ptr %copy)
  ret void
pad:
  %l = landingpad { ptr, i32 } cleanup
  call void @_ZN3KeyD1Ev(ptr %copy)
  resume { ptr, i32 } %l
}

declare void @work(ptr)
declare void @_ZN3KeyC1ERKS_(ptr, ptr)
declare void @_ZN3KeyD1Ev(ptr)
declare i32 @personality(...)
declare void @llvm.var.annotation.p0.p0(ptr, ptr, ptr, i32, ptr)
