// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Guards -Rpass=zeroize: a user sees what was wiped, and why something was not.

// RUN: %clang -O2 -g -S -emit-llvm -fpass-plugin=%ir_module -Rpass=zeroize %s -o %t.ll 2>&1 | FileCheck %s
// Names come from the front end, also without debug information; where neither says one, the rest still holds.
// RUN: %zeroize -O2 -DFRONT -S -emit-llvm -Rpass=zeroize -Rpass-missed=zeroize -Rpass-analysis=zeroize %attrs_include %s -o %t.ll 2>&1 | FileCheck %s --check-prefix=FRONT
// RUN: %zeroize -O0 -DFRONT -S -emit-llvm -Rpass=zeroize -Rpass-missed=zeroize -Rpass-analysis=zeroize %attrs_include %s -o %t.ll 2>&1 | FileCheck %s --check-prefix=FRONT
// RUN: %zeroize -O2 -DFRONT -c -fsave-optimization-record -foptimization-record-file=%t.yaml %attrs_include %s -o %t.o 2>&1 | FileCheck --allow-empty --check-prefix=QUIET %s
// RUN: FileCheck --check-prefix=RECORD --input-file=%t.yaml %s
// QUIET-NOT: remark:
// RECORD-DAG: Pass: zeroize
// RECORD-DAG: - Variable: key
// RECORD-DAG: Name: UnknownCallee
// RECORD-DAG: Name: Declassified
// RUN: %clang -O2 -S -emit-llvm -fpass-plugin=%ir_module -Rpass=zeroize %s -o %t.ll 2>&1 | FileCheck %s --check-prefix=BARE

#ifdef FRONT
#include <zeroize/secret.h>
#else
#define secret_declassify(x) (x)
#define SECRET __attribute__((annotate("zeroize.secret.storage"), cleanup(__zeroize_scope_exit)))
void __zeroize_scope_exit(void *);
#endif
void external(void *);

int f(int n) {
  SECRET char key[16];
  SECRET int digit = n;
  external(key);
  return secret_declassify(digit);
// FRONT-DAG: remarks.c:[[#@LINE-2]]:3: remark: secret is passed to 'external', which was compiled elsewhere: of its frames only a margin is erased [-Rpass-missed=zeroize]
// FRONT-DAG: remarks.c:[[#@LINE-2]]:10: remark: declassified here: the value is public from here on [-Rpass-analysis=zeroize]
// FRONT-DAG: remarks.c:[[#@LINE+5]]:1: remark: wiped 16 bytes of 'key' at scope exit [-Rpass=zeroize]
// CHECK-DAG: remarks.c:[[#@LINE+4]]:1: remark: wiped 16 bytes of 'key' at scope exit [-Rpass=zeroize]
// CHECK-DAG: remarks.c:[[#@LINE+3]]:1: remark: no wipe of 'digit': it lives in registers, which are cleared at the function's exit [-Rpass=zeroize]
// BARE-DAG: remarks.c:[[#@LINE+2]]:1: remark: wiped 16 bytes at scope exit [-Rpass=zeroize]
// BARE-DAG: remarks.c:[[#@LINE+1]]:1: remark: no wipe: it lives in registers
}
