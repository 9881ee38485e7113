// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Guards -Rpass=zeroize: a user sees what was wiped, and why something was not.

// RUN: %clang -O2 -g -S -emit-llvm -fpass-plugin=%ir_module -Rpass=zeroize %s -o %t.ll 2>&1 | FileCheck %s
// Without debug information there are no names, and the rest still holds.
// RUN: %clang -O2 -S -emit-llvm -fpass-plugin=%ir_module -Rpass=zeroize %s -o %t.ll 2>&1 | FileCheck %s --check-prefix=BARE

#define SECRET __attribute__((annotate("zeroize.secret.storage"), cleanup(__zeroize_scope_exit)))
void __zeroize_scope_exit(void *);
void external(void *);

int f(int n) {
  SECRET char key[16];
  SECRET int digit = n;
  external(key);
  return digit;
// CHECK-DAG: remarks.c:[[#@LINE+4]]:1: remark: wiped 16 bytes of 'key' at scope exit [-Rpass=zeroize]
// CHECK-DAG: remarks.c:[[#@LINE+3]]:1: remark: no wipe of 'digit': it lives in registers, which are cleared at the function's exit [-Rpass=zeroize]
// BARE-DAG: remarks.c:[[#@LINE+2]]:1: remark: wiped 16 bytes at scope exit [-Rpass=zeroize]
// BARE-DAG: remarks.c:[[#@LINE+1]]:1: remark: no wipe: it lives in registers
}
