; SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
;
; Guards what a secret function must look like for the machine half, and that
; running twice changes nothing.

; RUN: %opt -load-pass-plugin=%ir_module -passes=zeroize-protect -S %s -o - | FileCheck %s
; RUN: %opt -load-pass-plugin=%ir_module -passes='zeroize-protect,zeroize-finish<prelink>,zeroize-repeat' -S %s -o - | FileCheck %s

target triple = "x86_64-unknown-linux-gnu"

@.storage = private unnamed_addr constant [23 x i8] c"zeroize.secret.storage\00", section "llvm.metadata"

; CHECK: @__zeroize_ERROR_code_generated_without_the_zeroize_plugin = external hidden global i8

; CHECK: define void @holder() [[SECRET:#[0-9]+]] prefix ptr @__zeroize_ERROR_code_generated_without_the_zeroize_plugin
; CHECK: {{^}}  call void @external(
define void @holder() {
  %k = alloca [8 x i8]
  call void @llvm.var.annotation.p0.p0(ptr %k, ptr @.storage, ptr null, i32 1, ptr null)
  tail call void @external(ptr %k)
  ret void
}

; CHECK: define void @bystander() {
; CHECK: tail call void @other(ptr null)
define void @bystander() {
  tail call void @other(ptr null)
  ret void
}

; CHECK: declare void @external(ptr) [[EAGER:#[0-9]+]]
declare void @external(ptr)
; CHECK: declare void @other(ptr){{$}}
declare void @other(ptr)
declare void @llvm.var.annotation.p0.p0(ptr, ptr, ptr, i32, ptr)

; CHECK: attributes [[SECRET]] = { noredzone "disable-tail-calls"="true" "nooutline" {{.*}}"zeroize-secret" }
; CHECK: attributes [[EAGER]] = { nonlazybind "zeroize-asked" }
; CHECK: !llvm.module.flags = !{[[GOT:![0-9]+]]}
; CHECK: [[GOT]] = !{i32 7, !"RtLibUseGOT", i32 1}
