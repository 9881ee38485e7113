// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Guards against secrets that a C++ module swallows.
//
// RUN: split-file %s %t
// RUN: %zeroizexx -std=c++20 --precompile -o %t/keys.pcm %t/keys.cppm
// RUN: %zeroizexx -std=c++20 -fmodule-file=keys=%t/keys.pcm -O0 -fno-discard-value-names -emit-llvm -Xclang -disable-llvm-passes -S -o - %t/user.cpp | FileCheck %t/user.cpp

//--- keys.cppm
export module keys;
export struct Key {
  __attribute__((secret)) int value;
};
export inline int function(int n) {
  __attribute__((secret)) int local = n;
  return local;
}

//--- user.cpp
import keys;
// CHECK-LABEL: define {{.*}}@_Z4userv(
// CHECK: call void @llvm.var.annotation{{.*}}(ptr %key,
// CHECK: call ptr @llvm.ptr.annotation
// CHECK: call void @__zeroize_scope_exit(ptr noundef %key)
// CHECK-LABEL: define {{.*}}function
// CHECK: call void @__zeroize_scope_exit(ptr noundef %local)
int user() {
  Key key;
  return key.value + function(3);
}
