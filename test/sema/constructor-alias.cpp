// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Guards against a file that does not compile: of a constructor that is called above its definition CodeGen makes an alias,
// and the annotation stands on that.
// RUN: %zeroize %quiet -O0 -mconstructor-aliases -emit-llvm -S %s -o - | FileCheck %s

struct holder {
  __attribute__((secret)) unsigned char key[32];
  explicit holder(const unsigned char *from);
};
void use(holder &h);
// CHECK: @_ZN6holderC1EPKh = {{.*}}alias
void make(const unsigned char *from) {
  holder h(from);
  use(h);
}
holder::holder(const unsigned char *from) { key[0] = from[0]; }
