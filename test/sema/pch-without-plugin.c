// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Guards against a precompiled header whose SECRET means nothing, because the plugin was not there when
// it was built.
//
// RUN: %clang -x c-header %attrs_include %S/Inputs/secret-header.h -o %t.pch
// RUN: not %zeroize %attrs_include -include-pch %t.pch -fsyntax-only %s 2>&1 | FileCheck %s
// RUN: %zeroize -x c-header %attrs_include %S/Inputs/secret-header.h -o %t.pch
// RUN: %zeroize %attrs_include -include-pch %t.pch -fsyntax-only %s
// CHECK: error: precompiled header or module with <zeroize/secret.h> was built without the plugin: what is marked there is not protected [zeroize-seal]

int use(struct key *k);
