; A secret in rbx, live or dead, is pushed by the callee into a frame that nobody scrubs.
; RUN: %llc -load=%ir_module -O2 < %s | FileCheck %s
; RUN: %llc -load=%ir_module -O0 -verify-machineinstrs < %s -o /dev/null
; RUN: %llc -O2 < %s | FileCheck %s --check-prefix=PLAIN

target triple = "x86_64-pc-linux-gnu"

declare hidden void @__zeroize_scrub_below()
declare void @unknown()
declare void @replaced()
declare hidden void @__zeroize_clear_vectors()
declare hidden void @__zeroize_clear_x87()
declare hidden void @__zeroize_leave_foreign()
declare hidden void @__zeroize_leave_cleared()
declare hidden void @__zeroize_leave_scratch()
declare hidden void @__zeroize_leave_narrow()

; The live value goes to a slot of our own, and the prologue saves no register for it.
; PLAIN-LABEL: live:
; PLAIN:         pushq %rbx
; CHECK-LABEL: live:
; CHECK-NOT:     %rbx
; CHECK:         movq %rdi, [[SLOT:[0-9]*\(%rsp\)]]
; CHECK:         callq unknown
; CHECK:         movq [[SLOT]], %rax
; CHECK:         popq %rcx
; CHECK:         movq $0, -8(%rsp)
; CHECK:         callq __zeroize_leave_foreign
; CHECK:         retq
define i64 @live(i64 %secret) #0 {
  call void @unknown()
  ret i64 %secret
}

; Inline assembly forces the value into rbx; it is dead at the call, and cleared.
; CHECK-LABEL: dead:
; CHECK:         pushq %rbx
; CHECK:         movq %rdi, %rbx
; CHECK:         xorl %ebx, %ebx
; CHECK:         callq unknown
; CHECK:         popq %rbx
; CHECK:         movq $0, -8(%rsp)
define void @dead(i64 %secret) #0 {
  call void asm sideeffect "movq $0, %rbx", "r,~{rbx}"(i64 %secret)
  call void @unknown()
  ret void
}

; A compiler that aligns the stack with `push %rax` pushes what we left there.
; CHECK-LABEL: pushed_rax:
; CHECK:         imulq %rdi, %rax
; CHECK:         xorl %eax, %eax
; CHECK-NEXT:    callq unknown
define void @pushed_rax(i64 %secret, ptr %p) #0 {
  %square = mul i64 %secret, %secret
  %r = call i64 asm sideeffect "imulq $1, $0", "={rax},r,0"(i64 %secret, i64 %square)
  store i64 %r, ptr %p
  call void @unknown()
  ret void
}

; A function of this module that holds no secret itself knows nothing of ours and pushes it all the same.
define internal void @public() noinline {
  call void asm sideeffect "nop", "~{rbx}"()
  ret void
}
; CHECK-LABEL: through_public:
; CHECK-NOT:     %rbx
; CHECK:         callq public
; CHECK:         retq
define i64 @through_public(i64 %secret) #0 {
  call void @public()
  ret i64 %secret
}

; One that scrubs its own frame may keep our registers.
define internal void @scrubs(i64 %x) #0 {
  call void asm sideeffect "nop", "r,~{rbx}"(i64 %x)
  ret void
}
; CHECK-LABEL: through_scrubs:
; CHECK:         movq %rdi, %rbx
; CHECK:         callq scrubs
; CHECK:         movq %rbx, %rax
; CHECK:         popq %rbx
; CHECK:         movq $0, -8(%rsp)
; CHECK:         retq
define i64 @through_scrubs(i64 %secret) #0 {
  call void @scrubs(i64 %secret)
  ret i64 %secret
}

; What the linker may replace counts as unknown, whatever this copy is.
define weak void @weak() #0 {
  ret void
}
; CHECK-LABEL: through_weak:
; CHECK-NOT:     %rbx
; CHECK:         callq weak
; CHECK:         retq
define i64 @through_weak(i64 %secret) #0 {
  call void @weak()
  ret i64 %secret
}

; With a frame that is realigned and dynamic, rbx is the base pointer: it must survive the call.
; CHECK-LABEL: base_pointer:
; CHECK:         movq %rsp, %rbx
; CHECK:         callq unknown
; CHECK-NOT:     xorl %ebx, %ebx
; CHECK:         (%rbx)
; CHECK:         retq
define i64 @base_pointer(i64 %n, i64 %secret) #0 {
  %aligned = alloca i64, align 64
  %dynamic = alloca i8, i64 %n
  store volatile i64 %secret, ptr %aligned
  call void asm sideeffect "nop", "r,~{rcx}"(ptr %dynamic)
  call void @unknown()
  %r = load volatile i64, ptr %aligned
  ret i64 %r
}

attributes #0 = { "zeroize-secret" nounwind noredzone }

; The runtime, which plugin/ir would have linked.
declare void @__zeroize_enter()
declare void @__zeroize_leave()
