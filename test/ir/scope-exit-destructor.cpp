// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Guards C++ objects: their storage is wiped after the destructor, not before it.

// RUN: %clangxx -O0 -fexceptions -S -emit-llvm -fpass-plugin=%ir_module %s -o - | FileCheck %s

struct Key {
  Key();
  ~Key();
  unsigned char Bytes[32];
};
void use(Key &);

// CHECK-LABEL: define {{.*}} @_Z4holdv(
// CHECK:         call void @_ZN3KeyD1Ev(ptr {{.*}}[[KEY:%[0-9]+]])
// CHECK-NEXT:    {{.*}}call ptr @memset(ptr [[KEY]], i32 0, i64 32)
// CHECK:         ret void
// The same on the way out of an exception.
// CHECK:         landingpad
// CHECK:         call void @_ZN3KeyD1Ev(ptr {{.*}}[[KEY]])
// CHECK-NEXT:    {{.*}}call ptr @memset(ptr [[KEY]], i32 0, i64 32)
// CHECK:         resume
void hold() {
  __attribute__((annotate("zeroize.secret.storage"))) Key K;
  use(K);
}
