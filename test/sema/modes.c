// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Guards against a compiler that only half works with the plugin: preprocessing, dependencies,
// preprocessed input, AST dumps and printing.
//
// RUN: %zeroize %attrs_include -E %s -o %t.i
// RUN: FileCheck --check-prefix=PREPROCESSED %s < %t.i
// RUN: %zeroize %attrs_include -M %s | FileCheck --check-prefix=DEPENDENCIES %s
// RUN: %zeroize -x cpp-output -O0 -emit-llvm -Xclang -disable-llvm-passes -S -o - %t.i | FileCheck %s
// RUN: %zeroize %attrs_include -fsyntax-only -Xclang -ast-dump %s | FileCheck --check-prefix=DUMP %s
// RUN: %zeroize %attrs_include -fsyntax-only -Xclang -ast-print %s > /dev/null
// RUN: %zeroize %attrs_include -fsyntax-only -save-temps=obj -o %t.o %s

#include <zeroize/secret.h>

// PREPROCESSED: __attribute__((__secret__)) int k
// DEPENDENCIES: zeroize/secret.h
// CHECK: call void @__zeroize_scope_exit(
// DUMP: VarDecl {{.*}} k 'int'
// DUMP: AnnotateAttr {{.*}}"zeroize.secret.storage:{{[a-z]+}}"
int function(int n) {
  SECRET int k = n;
  return secret_declassify(k);
}
