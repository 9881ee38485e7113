// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Guards against contracts that a call does not see because it names an alias: Clang makes one function of the two that
// a constructor is, and an alias of the other.
//
// RUN: %zeroizexx -O0 -S -emit-llvm %attrs_include %s -o - | %FileCheck %s
#include <zeroize/secret.h>

struct Keyed {
  unsigned char sum;
  explicit Keyed(SECRET const unsigned char *key);
};
__attribute__((noinline)) Keyed::Keyed(const unsigned char *key) {
  sum = key[0] ^ key[1];
}

// CHECK: @_ZN5KeyedC1EPKh = {{.*}}alias {{.*}}@_ZN5KeyedC2EPKh
// CHECK-LABEL: define {{.*}}@derive(
// CHECK-NOT: @_ZN5KeyedC1EPKh
// CHECK: call void @_ZN5KeyedC2EPKh(
// CHECK-NOT: @_ZN5KeyedC1EPKh
// CHECK: ret
extern "C" unsigned char derive(SECRET const unsigned char *key) {
  return Keyed(key).sum;
}
