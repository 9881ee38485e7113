; The seal must be gone without a trace where the machine half ran, and must stay where it did not.
; RUN: %llc -load=%ir_module < %s | FileCheck %s --implicit-check-not=zeroize_ERROR
; RUN: %llc < %s | FileCheck %s --check-prefix=SEALED

target triple = "x86_64-pc-linux-gnu"

; SEALED: .quad __zeroize_ERROR_code_generated_without_the_zeroize_plugin
; SEALED: .hidden __zeroize_ERROR_code_generated_without_the_zeroize_plugin
@__zeroize_ERROR_code_generated_without_the_zeroize_plugin = external hidden global i8

; CHECK-LABEL: secret:
define i32 @secret() #0 prefix ptr @__zeroize_ERROR_code_generated_without_the_zeroize_plugin {
  ret i32 0
}

attributes #0 = { "zeroize-secret" nounwind noredzone }

; The runtime, which plugin/ir would have linked.
declare void @__zeroize_enter()
declare void @__zeroize_leave()
