; Annotations that plugin/ir never read lower to nothing: without this error the plugin would silently do nothing.
; RUN: not %llc -load=%ir_module < %s 2>&1 | FileCheck %s

; CHECK: error: {{.*}}in function f{{.*}}: secrets are declared here but were never protected: the LLVM passes are disabled or ran without the plugin [zeroize-seal]

target triple = "x86_64-pc-linux-gnu"

@text = private unnamed_addr constant [23 x i8] c"zeroize.secret.storage\00", section "llvm.metadata"
declare void @llvm.var.annotation.p0.p0(ptr, ptr, ptr, i32, ptr)

define void @f() {
  %x = alloca i32
  call void @llvm.var.annotation.p0.p0(ptr %x, ptr @text, ptr @text, i32 1, ptr null)
  ret void
}
