// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Guards against secrets that a C++ module swallows.
//
// RUN: split-file %s %t
// RUN: %zeroizexx -std=c++20 --precompile -o %t/keys.pcm %t/keys.cppm
// RUN: %zeroizexx -std=c++20 -fmodule-file=keys=%t/keys.pcm -O0 -fno-discard-value-names -emit-llvm -Xclang -disable-llvm-passes -S -o - %t/user.cpp | FileCheck %t/user.cpp

// The module's own object, from what was precompiled. Guards against its declarations being walked while they are read, which never ended.
// RUN: %zeroizexx -std=c++20 -O0 -Rpass=zeroize -c -o %t/keys.o %t/keys.pcm 2>&1 | FileCheck %t/keys.cppm
// RUN: %zeroizexx -std=c++20 -O2 -c -o %t/keys.o %t/keys.cppm

// What is inside of a module is said where the module is compiled, not in each file that imports it.
// RUN: %zeroizexx -std=c++20 --precompile -fplugin-arg-zeroize-compare=warn -o %t/inside.pcm %t/inside.cppm 2>&1 | FileCheck %t/inside.cppm
// RUN: %zeroizexx -std=c++20 -fmodule-file=inside=%t/inside.pcm -fplugin-arg-zeroize-compare=warn -fsyntax-only %t/importer.cpp 2>&1 \
// RUN:   | FileCheck %t/importer.cpp --implicit-check-not=warning:

//--- keys.cppm
export module keys;
export struct Key {
  __attribute__((secret)) int value;
};
export inline int function(int n) {
  __attribute__((secret)) int local = n;
  return local;
}
// CHECK: remark: {{.*}}outside{{.*}} scrubs its frame
int outside(int n) {
  Key key = {n};
  return key.value + 1;
}

//--- inside.cppm
export module inside;
extern "C" int memcmp(const void *, const void *, unsigned long);
export struct Key {
  __attribute__((secret)) unsigned char value[32];
};
// CHECK: inside.cppm:[[@LINE+1]]:{{.*}}warning: 'memcmp' stops
export int compare(const Key &a, const Key &b) { return memcmp(a.value, b.value, 32); }
export template <class T> int compare_any(const T &a, const T &b) { return memcmp(a.value, b.value, 32); }

//--- importer.cpp
import inside;
extern "C" int memcmp(const void *, const void *, unsigned long);
int own(const Key &a, const Key &b) {
  // CHECK: importer.cpp:[[@LINE+1]]:{{.*}}warning: 'memcmp' stops
  return memcmp(a.value, b.value, 32);
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
