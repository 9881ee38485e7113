; SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
;
; Guards the embedded runtime: hidden, merged by the linker, kept for the machine half, and without
; weakening the module's branch protection; none of it in a module without secrets.

; REQUIRES: x86_64-linux
; RUN: %opt -load-pass-plugin=%ir_module -passes=zeroize-protect,zeroize-finish -S %s -o - | FileCheck %s
; RUN: sed 's/zeroize\.secret/another.secret/' %s > %t.ll
; RUN: %opt -load-pass-plugin=%ir_module -passes=zeroize-protect,zeroize-finish -S %t.ll -o - | FileCheck %s --check-prefix=NONE

target triple = "x86_64-unknown-linux-gnu"

@.storage = private unnamed_addr constant [23 x i8] c"zeroize.secret.storage\00", section "llvm.metadata"

; NONE-NOT: @__zeroize_

; CHECK: $__zeroize_clear_vectors = comdat any
; CHECK: @llvm.compiler.used = appending global {{.*}}@__zeroize_clear_vectors
; CHECK-NOT: @llvm.used
define void @f() #0 {
  %k = alloca i32
  call void @llvm.var.annotation.p0.p0(ptr %k, ptr @.storage, ptr null, i32 1, ptr null)
  ret void
}

; CHECK: define linkonce_odr hidden void @__zeroize_clear_vectors() [[HELPER:#[0-9]+]] comdat
; The linker keeps one copy for all files of the program, whatever processor each was compiled for. How code is to be made
; is theirs as well.
; CHECK: attributes [[HELPER]] = {{.*}}"target-cpu"="x86-64" "target-features"="+cmov,+cx8,+fxsr,+mmx,+sse,+sse2,+x87,+retpoline,-avx"

declare void @llvm.var.annotation.p0.p0(ptr, ptr, ptr, i32, ptr)

attributes #0 = { "target-cpu"="nocona" "target-features"="+sse3,+retpoline,-avx,+tagged-globals" }

; CHECK: !llvm.module.flags = !{[[RETURN:![0-9]+]], [[BRANCH:![0-9]+]], [[GOT:![0-9]+]]}
; CHECK: [[RETURN]] = !{i32 8, !"cf-protection-return", i32 1}
; CHECK: [[BRANCH]] = !{i32 8, !"cf-protection-branch", i32 1}
!llvm.module.flags = !{!0, !1}
!0 = !{i32 8, !"cf-protection-return", i32 1}
!1 = !{i32 8, !"cf-protection-branch", i32 1}
