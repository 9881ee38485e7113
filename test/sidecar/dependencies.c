// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Guards against a build system that does not compile again when a sidecar changes.
//
// RUN: rm -rf %t && mkdir %t
// RUN: echo 'f(key)' > %t/a.secrets
// RUN: cd %t && %zeroize -fplugin-arg-zeroize-secrets=a.secrets -MD -MP -c -o a.o %s
// RUN: FileCheck --input-file=%t/a.d %s
//
// CHECK: a.o: {{.*}}dependencies.c
// CHECK-SAME: a.secrets
// CHECK: a.secrets:

void f(const char *key);
