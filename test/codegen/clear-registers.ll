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

; Arguments are dirty even when nothing has read them; the result stays.
; CHECK-LABEL: arguments:
; CHECK:         xorl %ecx, %ecx
; CHECK-NEXT:    xorl %edx, %edx
; CHECK-NEXT:    xorl %esi, %esi
; CHECK-NEXT:    xorl %edi, %edi
; CHECK-NEXT:    xorl %r8d, %r8d
; CHECK-NEXT:    xorl %r9d, %r9d
; CHECK:         callq __zeroize_leave
; CHECK:         retq
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
; CHECK-NEXT:    {{(pxor|xorps|xorpd)}} %xmm1, %xmm1
; CHECK:         callq __zeroize_leave
; CHECK:         retq
define double @floats(double %a, double %b) #0 {
  %r = fmul double %a, %b
  ret double %r
}

; Unknown code may have used all of the machine.
; CHECK-LABEL: unknown:
; CHECK:         callq use
; CHECK:         callq __zeroize_clear_vectors
; CHECK:         callq __zeroize_clear_x87
; CHECK:         xorl %eax, %eax
; CHECK-NEXT:    xorl %ecx, %ecx
; CHECK-NEXT:    xorl %edx, %edx
; CHECK-NEXT:    xorl %esi, %esi
; CHECK-NEXT:    xorl %edi, %edi
; CHECK-NEXT:    xorl %r8d, %r8d
; CHECK-NEXT:    xorl %r9d, %r9d
; CHECK-NEXT:    xorl %r10d, %r10d
; CHECK-NEXT:    xorl %r11d, %r11d
; CHECK:         callq __zeroize_leave
; CHECK:         retq
define void @unknown(ptr %p) #0 {
  call void @use(ptr %p)
  ret void
}

; CHECK-LABEL: unknown_float:
; CHECK:         callq use
; CHECK:         movsd {{.*}}, %xmm0
; CHECK-NOT:     xmm0, %xmm0
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
; CHECK:         callq __zeroize_clear_vectors
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
