; A call of a helper that is not there would fail at link time with a name that tells nobody anything.
; RUN: not %llc -load=%ir_module < %s 2>&1 | FileCheck %s

; CHECK: error: {{.*}}in function f{{.*}}: the runtime's '__zeroize_leave_foreign' is missing: plugin/ir did not run on this module [zeroize-seal]

target triple = "x86_64-pc-linux-gnu"

declare void @unknown()

define void @f() #0 {
  call void @unknown()
  ret void
}

attributes #0 = { "zeroize-secret" nounwind noredzone }
