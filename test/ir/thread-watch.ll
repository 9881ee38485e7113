; SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
;
; Which regions note how deep the stack is where they begin, in case their thread ends before they do: those that may run code of
; other files, with those into which a marked function was inlined. Told late, in the linker if there is one.

; REQUIRES: x86_64-linux
; RUN: %opt -load-pass-plugin=%ir_module -passes=zeroize-protect -S %s -o - | FileCheck %s --check-prefix=EARLY
; RUN: %opt -load-pass-plugin=%ir_module -passes='zeroize-finish<prelink>' -S %s -o - | FileCheck %s --check-prefix=EARLY
; RUN: %opt -load-pass-plugin=%ir_module -passes=zeroize-finish,verify -S %s -o - | FileCheck %s
; RUN: %opt -load-pass-plugin=%ir_module -passes=zeroize-finish -S %s -o - | grep -c 'attributes.*zeroize-watches-thread' \
; RUN:   | FileCheck %s --check-prefix=NO-MORE
; NO-MORE: {{^}}2{{$}}

target triple = "x86_64-unknown-linux-gnu"

; EARLY-NOT: @__zeroize_end_
; CHECK: @llvm.compiler.used = {{.*}}@__zeroize_end_enter

declare void @foreign(ptr)

; CHECK: define void @declares({{.*}} [[WATCHES:#[0-9]+]]
define void @declares(ptr %p) #0 {
  call void @foreign(ptr %p)
  ret void
}

; CHECK: define void @holds_an_inlined_one({{.*}} [[INLINED:#[0-9]+]]
define void @holds_an_inlined_one(ptr %p) #1 {
  call void @foreign(ptr null)
  call void @llvm.sideeffect(), !zeroize.root !0
  call void @foreign(ptr %p)
  ret void
}

; CHECK: define void @computes({{.*}}
define void @computes(ptr %p) #0 {
  store i64 1, ptr %p
  ret void
}

; CHECK: define void @is_public({{.*}} {
define void @is_public(ptr %p) {
  call void @foreign(ptr %p)
  ret void
}

; CHECK: define {{.*}}void @__zeroize_end_enter()
; CHECK-DAG: attributes [[WATCHES]] = {{.*}}"zeroize-watches-thread"
; CHECK-DAG: attributes [[INLINED]] = {{.*}}"zeroize-watches-thread"

declare void @llvm.sideeffect()

attributes #0 = { optsize "zeroize-secret" "zeroize-declares" }
attributes #1 = { optsize }
!0 = !{}
