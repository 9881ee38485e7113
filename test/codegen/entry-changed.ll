; What another pass has added to the entry of a region would be lost, silently.
; RUN: not %llc -load=%ir_module < %s 2>&1 | FileCheck %s

; CHECK: error: {{.*}}in function f{{.*}}: code was added to the entry of a secret region by a pass that is not known [zeroize-entry]

target triple = "x86_64-pc-linux-gnu"

declare void @count()

define void @f(ptr %p) #0 {
  %n = load i32, ptr %p
  %zero = icmp eq i32 %n, 0
  br i1 %zero, label %counted, label %enters

counted:
  call void @count()
  br label %enters

enters:
  call void @f.zeroize_body(ptr %p)
  ret void
}

define internal void @f.zeroize_body(ptr %p) #1 {
  store i32 3, ptr %p
  ret void
}

attributes #0 = { "zeroize-secret" "zeroize-region-entry"="f.zeroize_body" nounwind }
attributes #1 = { "zeroize-secret" "zeroize-region-body" noinline nounwind }
