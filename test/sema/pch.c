// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Guards against secrets that a precompiled header swallows: its marks, types, contracts and inline
// functions work as if it had been included.
//
// RUN: %zeroize -x c-header -o %t.pch %S/Inputs/pch.h
// RUN: %zeroize -include-pch %t.pch -O0 -fno-discard-value-names -emit-llvm -Xclang -disable-llvm-passes -S -o - %s | FileCheck %s
// RUN: %zeroize -include-pch %t.pch -O0 -c -o %t.o %s
// RUN: %zeroize -include %S/Inputs/pch.h -O0 -fno-discard-value-names -emit-llvm -Xclang -disable-llvm-passes -S -o - %s | FileCheck %s

// CHECK-DAG: { ptr @fill, ptr [[FILL:@[^ ]+]],
// CHECK-DAG: [[FILL]] = {{.*}}c"zeroize.contract:-o-\00"

static void release(int *p) { fill(p, 1); }

// CHECK-LABEL: define {{.*}}@user(
// CHECK: call void @llvm.var.annotation{{.*}}(ptr %k,
// CHECK: call void @llvm.var.annotation{{.*}}(ptr %w,
// CHECK: call void @llvm.var.annotation{{.*}}(ptr %v,
// CHECK: call ptr @llvm.ptr.annotation
// CHECK: call void @__zeroize_scope_exit_after.release.{{.*}}(ptr noundef %v)
// CHECK: call void @__zeroize_scope_exit(ptr noundef %w)
// CHECK: call void @__zeroize_scope_exit(ptr noundef %k)
int user(int n) {
  struct key k;
  word w = 1;
  word v __attribute__((cleanup(release))) = 2;
  fill(k.bytes, 16);
  return pch_function(n);
}

// CHECK-LABEL: define {{.*}}@pch_function(
// CHECK: call void @llvm.var.annotation{{.*}}(ptr %k,
// CHECK-NOT: call void @llvm.var.annotation{{.*}}(ptr %k,
// CHECK: call void @llvm.var.annotation{{.*}}(ptr %bypassed,
// CHECK: call void @__zeroize_scope_exit(ptr noundef %bypassed)
// CHECK: call void @__zeroize_scope_exit_after.pch_release.{{.*}}(ptr noundef %k)
