// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A function of a shared library that attests may be replaced by one of the program that does not: asked is the one that
// runs. The control is the library without the plugin.
// REQUIRES: x86_64-linux
// DEFINE: %{paths} = %attrs_include %audit_include -w -O2
// RUN: %zeroize %quiet %{paths} -fPIC -shared %S/Inputs/interposable.c -o %t.with.so
// RUN: %clang %{paths} -fPIC -shared %S/Inputs/interposable.c -o %t.without.so
// RUN: %clang %{paths} -rdynamic %s %S/Inputs/dirty.c %t.with.so -o %t.with
// RUN: %clang %{paths} -rdynamic %s %S/Inputs/dirty.c %t.without.so -o %t.without
// RUN: %zeroize_audit %t.with
// RUN: not %zeroize_audit %t.without 2>&1 | FileCheck %s
// CHECK: bytes of residue
#include "../Inputs/residue.h"

int from_library(SECRET const unsigned char *k);

int main(void) {
  const unsigned char *k = zeroize_audit_begin(32);
  zeroize_audit_output()[0] = (unsigned char)from_library(k);
  zeroize_audit_observe();
  return print_output();
}
