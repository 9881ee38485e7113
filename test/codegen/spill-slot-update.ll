; SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
;
; Guards against a spill slot that is taken for dead, and zeroed, where a secret's scope ends, because the
; instruction that uses it next reads and writes it at once and names the store alone.
;
; RUN: %llc --verify-machineinstrs -load=%ir_module -O2 -mtriple=x86_64-linux-gnu -o - %s | FileCheck %s
; REQUIRES: x86-registered-target

declare void @unknown()
declare hidden void @__zeroize_enter()
declare hidden void @__zeroize_leave()
declare hidden void @__zeroize_scrub_below()
declare hidden void @__zeroize_clear_vectors()
declare hidden void @__zeroize_clear_x87()
declare hidden void @__zeroize_leave_foreign()
declare hidden void @__zeroize_leave_cleared()
declare hidden void @__zeroize_leave_scratch()
declare hidden void @__zeroize_leave_narrow()

; CHECK-LABEL: work:
; CHECK: movl %edi, [[SLOT:[0-9]*]](%rsp)
; CHECK-NOT: movl $0, [[SLOT]](%rsp)
; CHECK: addl $4, [[SLOT]](%rsp)
define i32 @work(i32 %op, i1 %more) "zeroize-secret" "zeroize-declares" {
entry:
  br i1 %more, label %then, label %else

then:
  call void asm sideeffect "# zeroize: a secret's scope ends", ""()
  call void @unknown()
  %sum = add i32 %op, 4
  br label %join

else:
  call void @unknown()
  br label %join

join:
  %result = phi i32 [ %sum, %then ], [ %op, %else ]
  call void @unknown()
  ret i32 %result
}
