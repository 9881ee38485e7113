; SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
;
; Guards against a word of a newer language being ignored silently.

; RUN: not %opt -load-pass-plugin=%ir_module -passes=zeroize-protect -S %s -o - 2>&1 | FileCheck %s
; CHECK: error: zeroize: unknown annotation 'zeroize.future' [zeroize-annotation]

@.word = private unnamed_addr constant [15 x i8] c"zeroize.future\00", section "llvm.metadata"

define void @f() {
  %k = alloca i32
  call void @llvm.var.annotation.p0.p0(ptr %k, ptr @.word, ptr null, i32 1, ptr null)
  ret void
}

declare void @llvm.var.annotation.p0.p0(ptr, ptr, ptr, i32, ptr)
