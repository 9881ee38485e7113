; A register that the function has used and that does not carry its result keeps the secret for the caller to spill.
; RUN: %llc -load=%ir_module -O2 < %s | FileCheck %s
; RUN: %llc -load=%ir_module -O0 -verify-machineinstrs < %s -o /dev/null
; RUN: %llc -load=%ir_module -O2 -mattr=+avx2 < %s | FileCheck %s --check-prefix=AVX

target triple = "x86_64-pc-linux-gnu"

declare hidden void @__zeroize_scrub_below()
declare void @use(ptr)
declare void @take(i64)
declare hidden void @__zeroize_clear_vectors()
declare hidden void @__zeroize_clear_upper()
declare hidden void @__zeroize_clear_high()
declare hidden void @__zeroize_clear_x87()
declare hidden void @__zeroize_leave_foreign()
declare hidden void @__zeroize_leave_cleared()
declare hidden void @__zeroize_leave_scratch()
declare hidden void @__zeroize_leave_narrow()

; Arguments are dirty even when nothing has read them; the result stays. Where there are many, a helper clears all.
; CHECK-LABEL: arguments:
; CHECK-NOT:     xorl
; CHECK:         callq __zeroize_leave_scratch
; CHECK-NEXT:    #NO_APP
; CHECK-NEXT:    retq
define i64 @arguments(i64 %a, i64 %b, i64 %c, i64 %d, i64 %e, i64 %f) #0 {
  %r = add i64 %a, %f
  ret i64 %r
}

; CHECK-LABEL: pair:
; CHECK-NOT:     xorl %eax
; CHECK-NOT:     xorl %edx
; CHECK:         xorl %esi, %esi
; CHECK-NEXT:    xorl %edi, %edi
; CHECK:         callq __zeroize_leave
; CHECK:         retq
define { i64, i64 } @pair(i64 %a, i64 %b) #0 {
  %s = insertvalue { i64, i64 } poison, i64 %b, 0
  %t = insertvalue { i64, i64 } %s, i64 %a, 1
  ret { i64, i64 } %t
}

; CHECK-LABEL: floats:
; CHECK:         mulsd
; CHECK:         movq %xmm0, %xmm0
; CHECK:         {{(pxor|xorps|xorpd)}} %xmm1, %xmm1
; CHECK:         callq __zeroize_leave
; CHECK:         retq
define double @floats(double %a, double %b) #0 {
  %r = fmul double %a, %b
  ret double %r
}

; The vector registers that hold arguments as well, but not the others, and not if one of them holds the result.
; CHECK-LABEL: vectors:
; CHECK-NOT:     {{xor.*}} %xmm0, %xmm0
; CHECK:         callq __zeroize_leave_narrow
; CHECK:         retq
; AVX-LABEL:     vectors:
; AVX-DAG:       {{vxorp[sd]}} %xmm0, %xmm0, %xmm0
; AVX-DAG:       {{vxorp[sd]}} %xmm2, %xmm2, %xmm2
; AVX:           callq __zeroize_leave_scratch
; AVX:           retq
define void @vectors(double %a, double %b, double %c, i64 %d, i64 %e, ptr %f) #0 {
  %r = fmul double %a, %c
  store double %r, ptr %f
  ret void
}

; CHECK-LABEL: many_vectors:
; CHECK-DAG:     {{xor.*}} %xmm8, %xmm8
; CHECK:         callq __zeroize_leave_narrow
; CHECK:         retq
define void @many_vectors(<2 x double> %a, <2 x double> %b, <2 x double> %c, <2 x double> %d, <2 x double> %e, <2 x double> %f, <2 x double> %g,
                          <2 x double> %h, <2 x double> %i, <2 x double> %j, ptr %to, i64 %k, i64 %l) #0 {
  %x = fmul <2 x double> %a, %i
  %y = fadd <2 x double> %b, %j
  %z = fdiv <2 x double> %x, %y
  %p = fmul <2 x double> %c, %d
  %q = fmul <2 x double> %e, %f
  %r = fmul <2 x double> %g, %h
  %s = fsub <2 x double> %p, %q
  %t = fdiv <2 x double> %r, %s
  %u = fdiv <2 x double> %z, %t
  %v = fmul <2 x double> %u, %a
  %w = fadd <2 x double> %v, %h
  store <2 x double> %w, ptr %to
  ret void
}

; CHECK-LABEL: vector_result:
; CHECK-NOT:     {{xor.*}} %xmm0, %xmm0
; CHECK:         %xmm1, %xmm1
; CHECK:         %xmm2, %xmm2
; CHECK-NOT:     %xmm0, %xmm0
; CHECK:         callq __zeroize_leave_scratch
; CHECK:         retq
define double @vector_result(double %a, double %b, double %c, i64 %d, i64 %e, i64 %f) #0 {
  ret double %a
}

; Half of the result is in one of them.
; CHECK-LABEL: wide_result:
; CHECK:         xorl %ecx, %ecx
; CHECK-NOT:     xorl %edx, %edx
; CHECK:         callq __zeroize_leave{{$}}
; CHECK:         retq
define i128 @wide_result(i128 %a, i128 %b, i64 %c) #0 {
  %r = add i128 %a, %b
  ret i128 %r
}

; Unknown code may have used all of the machine.
; CHECK-LABEL: unknown:
; CHECK:         callq use
; CHECK:         xorl %eax, %eax
; CHECK:         movl $16401, %r11d
; CHECK-NEXT:    callq __zeroize_leave_foreign
; CHECK:         retq
define void @unknown(ptr %p) #0 {
  call void @use(ptr %p)
  ret void
}

; A result of two words: the helper would clear the second one.
; CHECK-LABEL: unknown_pair:
; CHECK:         callq use
; CHECK:         callq __zeroize_scrub_below
; CHECK:         callq __zeroize_clear_vectors
; CHECK:         callq __zeroize_clear_x87
; CHECK:         xorl %ecx, %ecx
; CHECK-NEXT:    xorl %esi, %esi
; CHECK-NEXT:    xorl %edi, %edi
; CHECK-NEXT:    xorl %r8d, %r8d
; CHECK-NEXT:    xorl %r9d, %r9d
; CHECK-NEXT:    xorl %r10d, %r10d
; CHECK-NEXT:    xorl %r11d, %r11d
; CHECK:         callq __zeroize_leave
; CHECK:         retq
define i128 @unknown_pair(ptr %p) #0 {
  call void @use(ptr %p)
  ret i128 7
}

; CHECK-LABEL: unknown_float:
; CHECK:         callq use
; CHECK:         movsd {{.*}}, %xmm0
; CHECK-NOT:     {{xor.*}} %xmm0, %xmm0
; CHECK:         {{(pxor|xorps|xorpd)}} %xmm1, %xmm1
; CHECK:         {{(pxor|xorps|xorpd)}} %xmm15, %xmm15
; CHECK:         callq __zeroize_clear_upper
; CHECK:         retq
define double @unknown_float(ptr %p) #0 {
  call void @use(ptr %p)
  %r = load double, ptr %p
  ret double %r
}

; AVX-LABEL: unknown_wide:
; AVX:         callq use
; AVX:         vmovups {{.*}}, %ymm0
; AVX-NOT:     vzero
; AVX:         vmovaps %ymm0, %ymm0
; AVX-NEXT:    callq __zeroize_clear_high
; AVX:         retq
define <4 x double> @unknown_wide(ptr %p) #0 {
  call void @use(ptr %p)
  %r = load <4 x double>, ptr %p, align 8
  ret <4 x double> %r
}

; A long double result stays on the x87 stack while the seven others are overwritten.
; CHECK-LABEL: x87:
; CHECK:         fmul
; CHECK-COUNT-7: fldz
; CHECK-COUNT-7: fstp %st(0)
; CHECK-NOT:     __zeroize_{{clear|scrub}}
; CHECK:         retq
define x86_fp80 @x87(x86_fp80 %a, x86_fp80 %b) #0 {
  %r = fmul x86_fp80 %a, %b
  ret x86_fp80 %r
}

; Inline assembly may use more than it says; an empty one, a compiler barrier, uses nothing.
; CHECK-LABEL: assembly:
; CHECK:         callq __zeroize_leave_cleared
define void @assembly(i64 %a) #0 {
  call void asm sideeffect "vmovq $0, %xmm17", "r"(i64 %a)
  ret void
}
; CHECK-LABEL: barrier:
; CHECK-NOT:     __zeroize_{{clear|scrub}}
; CHECK:         retq
define void @barrier(i64 %a) #0 {
  call void asm sideeffect "", "r,~{memory},~{dirflag},~{fpsr},~{flags}"(i64 %a)
  ret void
}

; memset reads nothing.
; CHECK-LABEL: eraser:
; CHECK:         callq memset
; CHECK-NOT:     __zeroize_{{clear|scrub}}
; CHECK:         retq
define void @eraser(ptr %p, i64 %n) #0 {
  call void @llvm.memset.p0.i64(ptr %p, i8 0, i64 %n, i1 true)
  ret void
}

; This convention preserves nearly every register for its caller.
; CHECK-LABEL: preserving:
; CHECK-NOT:     xorl %edi
; CHECK-NOT:     xorl %r8d
; CHECK:         retq
define preserve_mostcc i64 @preserving(i64 %a) #0 {
  %r = mul i64 %a, %a
  ret i64 %r
}

attributes #0 = { "zeroize-secret" nounwind noredzone }

; The runtime, which plugin/ir would have linked.
declare void @__zeroize_enter()
declare void @__zeroize_leave()
