; SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
;
; Two files may know different things of one function: what is marked by hand says more than what only its types say.
; RUN: %opt -load-pass-plugin=%ir_module -passes=zeroize-protect -S %s -o - | FileCheck %s

target triple = "x86_64-pc-linux-gnu"

@.guess = private unnamed_addr constant [21 x i8] c"zeroize.contract:?iw\00", section "llvm.metadata"
@.marked = private unnamed_addr constant [21 x i8] c"zeroize.contract:-io\00", section "llvm.metadata"
@.file = private unnamed_addr constant [4 x i8] c"f.c\00", section "llvm.metadata"
@llvm.global.annotations = appending global [4 x { ptr, ptr, ptr, i32, ptr }] [{ ptr, ptr, ptr, i32, ptr } { ptr @first, ptr @.guess, ptr @.file, i32 1, ptr null }, { ptr, ptr, ptr, i32, ptr } { ptr @first, ptr @.marked, ptr @.file, i32 2, ptr null }, { ptr, ptr, ptr, i32, ptr } { ptr @last, ptr @.marked, ptr @.file, i32 3, ptr null }, { ptr, ptr, ptr, i32, ptr } { ptr @last, ptr @.guess, ptr @.file, i32 4, ptr null }], section "llvm.metadata"

; CHECK: define void @first(ptr %record, ptr %out) [[SAME:#[0-9]+]]
define void @first(ptr %record, ptr %out) {
  ret void
}

; CHECK: define void @last(ptr %record, ptr %out) [[SAME]]
define void @last(ptr %record, ptr %out) {
  ret void
}

; CHECK: attributes [[SAME]] = {{.*}}"zeroize-contract"="?io"
