; SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
;
; Guards against a scope exit whose storage cannot be found being dropped.

; RUN: not %opt -load-pass-plugin=%ir_module -passes=zeroize-protect -S %s -o - 2>&1 | FileCheck %s
; CHECK: error: zeroize: cannot find the storage of a secret variable in 'f' [zeroize-scope]

define void @f(ptr %p) {
  %k = load ptr, ptr %p
  call void @__zeroize_scope_exit(ptr %k)
  ret void
}

declare void @__zeroize_scope_exit(ptr)
