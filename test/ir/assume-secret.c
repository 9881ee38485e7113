// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Guards against -fplugin-arg-zeroize-assume-secret leaving out a function that other files reach, and
// against it overruling a contract: what that does not name stays public. Without the option the file
// is what it is without the plugin.
//
// RUN: %zeroize -fplugin-arg-zeroize-assume-secret -O1 -emit-llvm -S -o - %s | FileCheck %s
// RUN: %zeroize -O2 -c -o %t.with %s
// RUN: %clang -O2 -c -o %t.without %s
// RUN: cmp %t.with %t.without
// RUN: %zeroize -fplugin-arg-zeroize-assume-secret -O2 -c -o %t.none -x c /dev/null
// RUN: %clang -O2 -c -o %t.nothing -x c /dev/null
// RUN: cmp %t.none %t.nothing

void use(void *);

// CHECK: define {{.*}}@visible.zeroize_body({{.*}} #[[DECLARED:[0-9]+]]
void visible(void *p) { use(p); }

// CHECK: define {{.*}}@in_table.zeroize_body({{.*}} #[[DECLARED]]
static void in_table(void *p) { use(p); }
void (*table)(void *) = in_table;

// CHECK: attributes #[[DECLARED]] = {{.*}}"zeroize-declares"{{.*}}"zeroize-secret"
