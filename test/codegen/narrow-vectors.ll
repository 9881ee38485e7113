; SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
;
; Vectors that lie otherwise in registers than in memory, or in two of them: nothing of them may be zeroed.
; RUN: %llc -load=%ir_module -O2 -verify-machineinstrs < %s | FileCheck %s

target triple = "x86_64-pc-linux-gnu"

declare hidden void @__zeroize_scrub_below()
declare hidden void @__zeroize_clear_vectors()
declare hidden void @__zeroize_clear_upper()
declare hidden void @__zeroize_clear_high()
declare hidden void @__zeroize_clear_x87()
declare hidden void @__zeroize_leave_foreign()
declare hidden void @__zeroize_leave_cleared()
declare hidden void @__zeroize_enter()
declare hidden void @__zeroize_leave()
declare hidden void @__zeroize_leave_scratch()
declare hidden void @__zeroize_leave_narrow()

; CHECK-LABEL: masks:
; CHECK-NOT:     ps{{[lr]}}ldq
; CHECK-NOT:     movq %xmm0, %xmm0
; CHECK:         .size masks
define <8 x i1> @masks(<8 x i16> %a, <8 x i16> %b) #0 {
  %r = icmp eq <8 x i16> %a, %b
  ret <8 x i1> %r
}

; CHECK-LABEL: two_registers:
; CHECK-NOT:     ps{{[lr]}}ldq
; CHECK-NOT:     movq %xmm1, %xmm1
; CHECK:         .size two_registers
define { <8 x float>, float } @two_registers(<8 x float> %v, float %f) #0 {
  %s = insertvalue { <8 x float>, float } poison, <8 x float> %v, 0
  %t = insertvalue { <8 x float>, float } %s, float %f, 1
  ret { <8 x float>, float } %t
}

; CHECK-LABEL: half_a_register:
; CHECK:         movq %xmm0, %xmm0
; CHECK:         .size half_a_register
define <2 x float> @half_a_register(<2 x float> %a, <2 x float> %b) #0 {
  %r = fmul <2 x float> %a, %b
  ret <2 x float> %r
}

attributes #0 = { "zeroize-secret" nounwind noredzone }
