// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Guards against a plugin that runs inside a Clang that it was not built for. A copy whose idea of
// that Clang is edited stands for one from another release.
//
// RUN: sed 's/clang version 2\(.\)\./clang version 9\1./g' %plugin > %t.so
// RUN: not %clang -fplugin=%t.so -c -o %t.o %s 2>&1 | FileCheck %s
// RUN: not test -e %t.o

// CHECK: error: this zeroize plugin was built for '{{.*}}clang version 9{{.*}}', but is loaded into '{{.*}}clang version 2{{.*}}' [zeroize-version]
int empty;
