; SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
;
; The markers that inlined helpers bring along keep optimisers from reordering what lies between them: a secret function
; keeps one, in front. Others keep theirs, which say that they have become secret.

; RUN: %opt -load-pass-plugin=%ir_module -passes='function(zeroize-merge-roots)' -S %s -o - | FileCheck %s
; CHECK-LABEL: define i32 @many(
; CHECK-NEXT:  entry:
; CHECK-NEXT:    %k = alloca i32
; CHECK-NEXT:    call void @llvm.sideeffect(), !zeroize.root
; CHECK-NOT:     call void @llvm.sideeffect
; CHECK:         ret i32
define i32 @many(i32 %x) #0 {
entry:
  %k = alloca i32
  call void @llvm.sideeffect(), !zeroize.root !0
  call void @llvm.sideeffect(), !zeroize.root !0
  br label %loop
loop:
  %i = phi i32 [ 0, %entry ], [ %n, %loop ]
  call void @llvm.sideeffect(), !zeroize.root !0
  %n = add i32 %i, 1
  %c = icmp eq i32 %n, %x
  br i1 %c, label %end, label %loop
end:
  ret i32 %n
}

; CHECK-LABEL: define i32 @elsewhere(
; CHECK-NEXT:  entry:
; CHECK-NEXT:    call void @llvm.sideeffect(), !zeroize.root
; CHECK:       loop:
; CHECK-NOT:     call void @llvm.sideeffect
; CHECK:         ret i32
define i32 @elsewhere(i32 %x) #0 {
entry:
  br label %loop
loop:
  %i = phi i32 [ 0, %entry ], [ %n, %loop ]
  call void @llvm.sideeffect(), !zeroize.root !0
  %n = add i32 %i, 1
  %c = icmp eq i32 %n, %x
  br i1 %c, label %end, label %loop
end:
  ret i32 %n
}

; Somebody else's say something else.
; CHECK-LABEL: define void @others(
; CHECK-COUNT-2: call void @llvm.sideeffect()
; CHECK:         ret void
define void @others() #0 {
  call void @llvm.sideeffect()
  call void @llvm.sideeffect()
  ret void
}

; CHECK-LABEL: define void @public(
; CHECK-COUNT-2: call void @llvm.sideeffect(), !zeroize.root
; CHECK:         ret void
define void @public() {
  call void @llvm.sideeffect(), !zeroize.root !0
  call void @llvm.sideeffect(), !zeroize.root !0
  ret void
}

; What is behind a suspension becomes a function of its own, and takes its marker along.
; CHECK-LABEL: define void @coroutine(
; CHECK-COUNT-2: call void @llvm.sideeffect(), !zeroize.root
; CHECK:         ret void
define void @coroutine() #1 {
  call void @llvm.sideeffect(), !zeroize.root !0
  call void @llvm.sideeffect(), !zeroize.root !0
  ret void
}

declare void @llvm.sideeffect()

attributes #0 = { "zeroize-secret" }
attributes #1 = { presplitcoroutine "zeroize-secret" }
!0 = !{}
