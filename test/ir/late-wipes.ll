; SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
;
; Guards the wipes that are placed or spared at the end: dynamic stack memory of
; secret functions is wiped before it is given back, once; wipes of the own
; frame go only where nothing but the return follows.

; RUN: %opt -load-pass-plugin=%ir_module -passes=zeroize-finish -S %s -o - | FileCheck %s --check-prefixes=CHECK,END
; RUN: %opt -load-pass-plugin=%ir_module -passes=zeroize-finish,zeroize-finish -S %s -o - | FileCheck %s --check-prefixes=CHECK,END
; Before the link it is too early.
; RUN: %opt -load-pass-plugin=%ir_module -passes='zeroize-finish<prelink>' -S %s -o - | FileCheck %s --check-prefix=EARLY

; CHECK-LABEL: define void @dynamic(
; CHECK:         call void @use(
; END-NEXT:      [[NOW:%[0-9]+]] = call ptr @llvm.stacksave.p0()
; END-NEXT:      [[TOP:%[0-9]+]] = ptrtoint ptr %sp to i64
; END-NEXT:      [[BOTTOM:%[0-9]+]] = ptrtoint ptr [[NOW]] to i64
; END-NEXT:      [[BYTES:%[0-9]+]] = sub i64 [[TOP]], [[BOTTOM]]
; END-NEXT:      call void @llvm.memset.p0.i64(ptr [[NOW]], i8 0, i64 [[BYTES]], i1 true)
; END-NEXT:      call void asm sideeffect "# zeroize: a secret's scope ends"
; END-NEXT:      call void @llvm.stackrestore.p0(ptr %sp)
; EARLY-LABEL: define void @dynamic(
; EARLY-NOT:     memset
; EARLY:         ret void
define void @dynamic(i64 %n) #0 {
  %sp = call ptr @llvm.stacksave.p0()
  %v = alloca i8, i64 %n
  call void @use(ptr %v)
  call void @llvm.stackrestore.p0(ptr %sp)
  call void @use(ptr null)
  ret void
}

; CHECK-LABEL: define void @public(
; CHECK-NOT:     memset
; CHECK:         ret void
define void @public(i64 %n) {
  %sp = call ptr @llvm.stacksave.p0()
  %v = alloca i8, i64 %n
  call void @use(ptr %v)
  call void @llvm.stackrestore.p0(ptr %sp)
  ret void
}

; CHECK-LABEL: define i32 @straight(
; CHECK-NOT:     memset
; CHECK:         ret i32 %x
define i32 @straight(i32 %x) #0 {
  %k = alloca [8 x i8]
  call void @use(ptr %k)
  br label %out
out:
  call void @llvm.memset.p0.i64(ptr %k, i8 0, i64 8, i1 true)
  br label %end
end:
  ret i32 %x
}

; CHECK-LABEL: define void @calls_later(
; CHECK:         memset
; CHECK-NEXT:    call void asm sideeffect "# zeroize: a secret's scope ends"
; CHECK-NEXT:    call void @use(ptr null)
define void @calls_later() #0 {
  %k = alloca [8 x i8]
  call void @use(ptr %k)
  call void @llvm.memset.p0.i64(ptr %k, i8 0, i64 8, i1 true)
  call void @use(ptr null)
  ret void
}

; The caller's memory is not part of the frame.
; CHECK-LABEL: define void @parameter(
; CHECK:         memset
; CHECK-NEXT:    ret void
define void @parameter(ptr byval([8 x i8]) %p) #0 {
  call void @use(ptr %p)
  call void @llvm.memset.p0.i64(ptr %p, i8 0, i64 8, i1 true)
  ret void
}

; CHECK-LABEL: define void @forever(
; CHECK:         memset
define void @forever() #0 {
  %k = alloca [8 x i8]
  call void @use(ptr %k)
  br label %again
again:
  call void @llvm.memset.p0.i64(ptr %k, i8 0, i64 8, i1 true)
  br label %again
}

; AddressSanitizer moves variables to a heap of its own.
; CHECK-LABEL: define void @sanitized(
; CHECK:         memset
; CHECK-NEXT:    ret void
define void @sanitized() #0 sanitize_address {
  %k = alloca [8 x i8]
  call void @use(ptr %k)
  call void @llvm.memset.p0.i64(ptr %k, i8 0, i64 8, i1 true)
  ret void
}

declare void @use(ptr)
declare ptr @llvm.stacksave.p0()
declare void @llvm.stackrestore.p0(ptr)
declare void @llvm.memset.p0.i64(ptr, i8, i64, i1 immarg)
attributes #0 = { "zeroize-secret" }
