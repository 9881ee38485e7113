// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Guards a parameter that is marked in the header and again in the definition:
// it carries one word into the IR, the resolved one, and compiles.
//
// RUN: %zeroize -O0 -c %s -o %t.o
// RUN: %zeroize -O0 -Xclang -disable-llvm-passes -S -emit-llvm %s -o - | FileCheck %s
// CHECK-NOT: c"zeroize.secret\00"
// CHECK: c"zeroize.secret.pointee:{{[a-z]+}}\00"
// CHECK-NOT: c"zeroize.secret\00"
// CHECK: c"zeroize.contract:-is\00"

int sum(__attribute__((secret)) const unsigned char *key,
        __attribute__((secret)) int salt);

int sum(__attribute__((secret)) const unsigned char *key,
        __attribute__((secret)) int salt) {
  return key[0] + salt;
}
