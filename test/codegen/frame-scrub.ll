; A frame that is given back with its spill slots and locals intact is read by the next function called.
; RUN: %llc -load=%ir_module -O2 < %s | FileCheck %s
; RUN: %llc -load=%ir_module -O0 -verify-machineinstrs < %s | FileCheck %s --check-prefix=O0
; RUN: %llc -load=%ir_module -O2 -mattr=+avx < %s | FileCheck %s --check-prefix=AVX

target triple = "x86_64-pc-linux-gnu"

declare hidden void @__zeroize_scrub_below()
declare void @use(ptr)
declare hidden void @__zeroize_clear_vectors()
declare hidden void @__zeroize_clear_x87()
declare hidden void @__zeroize_leave_foreign()
declare hidden void @__zeroize_leave_cleared()
declare hidden void @__zeroize_leave_scratch()
declare hidden void @__zeroize_leave_narrow()
declare hidden void @__zeroize_zero_frame()
declare hidden void @__zeroize_clear_upper()

; The last store covers the eight bytes that keep the stack aligned.
; CHECK-LABEL: small:
; CHECK:         subq $40, %rsp
; CHECK:         callq use
; CHECK:         xorps %xmm0, %xmm0
; CHECK-NEXT:    movups %xmm0, (%rsp)
; CHECK-NEXT:    movups %xmm0, 16(%rsp)
; CHECK-NEXT:    movlps %xmm0, 32(%rsp)
; CHECK:         addq $40, %rsp
; CHECK:         retq
; AVX-LABEL:   small:
; AVX:           vxorps %xmm0, %xmm0, %xmm0
; AVX-NEXT:      vmovups %ymm0, (%rsp)
; AVX-NEXT:      vmovlps %xmm0, 32(%rsp)
define void @small() #0 {
  %buffer = alloca [32 x i8]
  call void @use(ptr %buffer)
  ret void
}

; Above 128 bytes a helper does it, for size above 64; beside wider registers there are stores for what makes no whole
; turn, and a loop of 64 bytes a turn, for size of one store.
; CHECK-LABEL: large:
; CHECK:         subq $1000, %rsp
; CHECK:         callq use
; CHECK-NOT:     movups
; CHECK:         movl $1000, %r11d
; CHECK-NEXT:    callq __zeroize_zero_frame
; CHECK:         addq $1000, %rsp
; AVX-LABEL:   large:
; AVX:           callq use
; AVX:           vmovups %ymm0, (%rsp)
; AVX-NEXT:      vmovlps %xmm0, 32(%rsp)
; AVX:           movl $960, %ecx
; AVX:         [[LOOP:.Lzeroize_frame[0-9]+]]
; AVX-NEXT:      vmovups %ymm0, -24(%rsp,%rcx)
; AVX-NEXT:      vmovups %ymm0, 8(%rsp,%rcx)
; AVX-NEXT:      addl $-64, %ecx
; AVX-NEXT:      jne [[LOOP]]
; AVX:           addq $1000, %rsp
define void @large() #0 {
  %buffer = alloca [1000 x i8], align 1
  call void @use(ptr %buffer)
  ret void
}

; CHECK-LABEL: large_for_size:
; CHECK:         callq use
; CHECK:         callq __zeroize_zero_frame
; AVX-LABEL:   large_for_size:
; AVX:           movl $992, %ecx
; AVX:         [[LOOP:.Lzeroize_frame[0-9]+]]
; AVX-NEXT:      vmovups %ymm0, -24(%rsp,%rcx)
; AVX-NEXT:      addl $-32, %ecx
; AVX-NEXT:      jne [[LOOP]]
define void @large_for_size() #3 {
  %buffer = alloca [1000 x i8], align 1
  call void @use(ptr %buffer)
  ret void
}

; The helper would overwrite the result.
; CHECK-LABEL: large_with_result:
; CHECK:         callq use
; CHECK-NOT:     __zeroize_zero_frame
; CHECK:       [[LOOP:.Lzeroize_frame[0-9]+]]
; CHECK:         movups %xmm1, -{{[0-9]+}}(%rsp,%rcx)
; CHECK:         jne [[LOOP]]
; CHECK:         retq
define double @large_with_result() #0 {
  %buffer = alloca [1000 x i8], align 8
  call void @use(ptr %buffer)
  %r = load double, ptr %buffer
  ret double %r
}

; A frame whose size only the program knows: from the stack pointer to the saved registers. The raise
; does not carry the FrameDestroy flag.
; CHECK-LABEL: dynamic:
; CHECK:         callq use
; CHECK:         leaq (%rsp), %rcx
; CHECK-NEXT:    subq %rbp, %rcx
; CHECK-NEXT:    jmp [[TEST:.Lzeroize_test[0-9]+]]
; CHECK:       [[BODY:.Lzeroize_frame[0-9]+]]
; CHECK-NEXT:    movups %xmm0, (%rbp,%rcx)
; CHECK-NEXT:    addq $16, %rcx
; CHECK:         cmpq $-16, %rcx
; CHECK-NEXT:    jle [[BODY]]
; CHECK:         {{movq %rbp, %rsp|leaq .*\(%rbp\), %rsp}}
; CHECK:         popq %rbp
; CHECK:         movq $0, -8(%rsp)
; CHECK:         retq
define void @dynamic(i64 %n) #0 {
  %buffer = alloca i8, i64 %n
  call void @use(ptr %buffer)
  ret void
}

; CHECK-LABEL: realigned:
; CHECK:         andq $-64, %rsp
; CHECK:         callq use
; CHECK:         subq %rbp, %rcx
; CHECK:         retq
define void @realigned() #0 {
  %buffer = alloca [16 x i8], align 64
  call void @use(ptr %buffer)
  ret void
}

; One that is sure to be as large as the helper wants it, up to the saved register.
; CHECK-LABEL: large_and_realigned:
; CHECK:         andq $-64, %rsp
; CHECK:         callq use
; CHECK:         leaq -8(%rbp), %r11
; CHECK-NEXT:    subq %rsp, %r11
; CHECK-NEXT:    callq __zeroize_zero_frame
; CHECK:         leaq -8(%rbp), %rsp
; CHECK-NEXT:    popq %rbx
; CHECK:         retq
define void @large_and_realigned() #0 {
  %buffer = alloca [64 x i8], align 64
  call void asm sideeffect "", "~{rbx}"()
  call void @use(ptr %buffer)
  ret void
}

; A leaf's frame need not be a multiple of eight bytes: the store must not reach the saved rbp above it.
; O0-LABEL: odd:
; O0:         subq $1, %rsp
; O0:         movb $0, (%rsp)
; O0-NEXT:    addq $1, %rsp
; O0:         popq %rbp
define void @odd(i8 %x) #2 {
  %slot = alloca i8
  store volatile i8 %x, ptr %slot
  ret void
}

; Nothing to scrub.
; CHECK-LABEL: none:
; CHECK-NOT:     (%rsp)
; CHECK:         retq
define i64 @none(i64 %x) #0 {
  %r = mul i64 %x, %x
  ret i64 %r
}

; Not a secret function: as without the plugin.
; CHECK-LABEL: public:
; CHECK-NOT:     xor
; CHECK-NOT:     movq $0
; CHECK:         retq
define void @public() {
  %buffer = alloca [32 x i8]
  call void @use(ptr %buffer)
  ret void
}

; Without SSE there are still stores of an immediate.
; CHECK-LABEL: nosse:
; CHECK:         movq $0, (%rsp)
; CHECK-NEXT:    movq $0, 8(%rsp)
; CHECK-NOT:     __zeroize_clear
; CHECK:         retq
define void @nosse() #1 {
  %buffer = alloca [16 x i8]
  call void @use(ptr %buffer)
  ret void
}

attributes #0 = { "zeroize-secret" nounwind noredzone }
attributes #3 = { "zeroize-secret" nounwind noredzone minsize optsize }
attributes #2 = { "zeroize-secret" nounwind noredzone "frame-pointer"="all" }
attributes #1 = { "zeroize-secret" nounwind noredzone "target-features"="-sse,-sse2,-mmx,+x87" }

; The runtime, which plugin/ir would have linked.
declare void @__zeroize_enter()
declare void @__zeroize_leave()
