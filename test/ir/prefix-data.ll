; SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
;
; Guards the seal: where there is no place for it, compilation stops.

; RUN: not %opt -load-pass-plugin=%ir_module -passes=zeroize-protect -S %s -o - 2>&1 | FileCheck %s
; CHECK: error: zeroize: function 'f' holds a secret and has prefix data of its own [zeroize-seal]

@.storage = private unnamed_addr constant [23 x i8] c"zeroize.secret.storage\00", section "llvm.metadata"

define void @f() prefix i32 7 {
  %k = alloca i32
  call void @llvm.var.annotation.p0.p0(ptr %k, ptr @.storage, ptr null, i32 1, ptr null)
  ret void
}

declare void @llvm.var.annotation.p0.p0(ptr, ptr, ptr, i32, ptr)
