; An exit that shrink-wrapping, pushed arguments or unwinding put outside the usual place must be scrubbed as well.
; RUN: %llc -load=%ir_module -O2 < %s | FileCheck %s
; RUN: %llc -load=%ir_module -O0 -verify-machineinstrs < %s -o /dev/null

target triple = "x86_64-pc-linux-gnu"

declare hidden void @__zeroize_scrub_below()
declare void @use(ptr)
declare void @nine(i64, i64, i64, i64, i64, i64, i64, i64, i64)
declare i32 @__gxx_personality_v0(...)
declare hidden void @__zeroize_clear_vectors()
declare hidden void @__zeroize_clear_x87()
declare hidden void @__zeroize_leave_foreign()
declare hidden void @__zeroize_leave_cleared()
declare hidden void @__zeroize_leave_scratch()
declare hidden void @__zeroize_leave_narrow()

; The early exit has no frame; the other path's frame is scrubbed before both meet.
; CHECK-LABEL: shrink_wrapped:
; CHECK:         testq
; CHECK:         je [[OUT:.LBB[0-9_]+]]
; CHECK:         subq $40, %rsp
; CHECK:         callq use
; CHECK:         movups %xmm0, (%rsp)
; CHECK:         addq $40, %rsp
; CHECK:       [[OUT]]:
; CHECK:         callq __zeroize_leave_foreign
; CHECK:         retq
define void @shrink_wrapped(i64 %n) #0 {
  %buffer = alloca [32 x i8]
  %c = icmp eq i64 %n, 0
  br i1 %c, label %out, label %work
work:
  call void @use(ptr %buffer)
  br label %out
out:
  ret void
}

; Under -Os arguments are pushed, and popped right after the call: they are zeroed before that, and the
; slot of the last one, which is popped to save a byte, after it.
; CHECK-LABEL: pushed_arguments:
; CHECK:         callq nine
; CHECK:         movups %xmm0, (%rsp)
; CHECK-NEXT:    movups %xmm0, 16(%rsp)
; CHECK:         addq $32, %rsp
; CHECK-NEXT:    popq
; CHECK:         movq $0, -8(%rsp)
; CHECK:         retq
define void @pushed_arguments(i64 %s) #1 {
  call void @nine(i64 1, i64 2, i64 3, i64 4, i64 5, i64 6, i64 %s, i64 %s, i64 %s)
  ret void
}

; The frame is not used again after a landing pad resumes unwinding; the saved registers are.
; CHECK-LABEL: unwinds:
; CHECK:         subq $[[SIZE:[0-9]+]], %rsp
; CHECK:         movq %rax, %rdi
; CHECK:         movups %xmm{{[0-9]+}}, (%rsp)
; CHECK:         callq _Unwind_Resume
define void @unwinds() #2 personality ptr @__gxx_personality_v0 {
  %buffer = alloca [32 x i8]
  invoke void @use(ptr %buffer) to label %ok unwind label %pad
ok:
  ret void
pad:
  %e = landingpad { ptr, i32 } cleanup
  resume { ptr, i32 } %e
}

attributes #0 = { "zeroize-secret" nounwind noredzone }
attributes #1 = { "zeroize-secret" nounwind noredzone optsize }
attributes #2 = { "zeroize-secret" noredzone }

; The runtime, which plugin/ir would have linked.
declare void @__zeroize_enter()
declare void @__zeroize_leave()
declare void @__zeroize_abandon()
