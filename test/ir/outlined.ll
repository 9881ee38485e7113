; SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
;
; Guards functions that are made of secret ones: hot/cold splitting takes a part
; of the frame's work elsewhere, and the attribute must go with it.

; RUN: %opt -load-pass-plugin=%ir_module -passes=hotcoldsplit -hotcoldsplit-threshold=-1 -S %s -o - | FileCheck %s

; CHECK: define internal void @f.cold.1({{.*}} [[COLD:#[0-9]+]]
; CHECK: attributes [[COLD]] = {{.*}}"zeroize-secret"
define void @f(i32 %x, i1 %c) #0 {
  br i1 %c, label %cold, label %done
cold:
  call void @sink(i32 %x) cold
  call void @sink(i32 3) cold
  br label %done
done:
  ret void
}

declare void @sink(i32) cold
attributes #0 = { "zeroize-secret" }
