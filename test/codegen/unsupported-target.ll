; On a target without an implementation a secret function would keep everything, silently.
; RUN: not %llc -load=%ir_module -mtriple=i686-pc-linux-gnu < %s 2>&1 | FileCheck %s
; RUN: not %llc -load=%ir_module -mtriple=aarch64-linux-gnu < %s 2>&1 | FileCheck %s
; RUN: %llc -load=%ir_module -mtriple=x86_64-linux-gnu < %s

; CHECK: error: {{.*}}in function secret{{.*}}: secrets are not supported on this target [zeroize-target]

define i32 @secret() #0 {
  ret i32 0
}

attributes #0 = { "zeroize-secret" nounwind noredzone }

; The runtime, which plugin/ir would have linked.
declare void @__zeroize_enter()
declare void @__zeroize_leave()
