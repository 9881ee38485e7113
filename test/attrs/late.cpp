// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Guards against a mark of C++ that is dropped without an error: on classes and specialisations that are defined already.
// RUN: not %zeroizexx %attrs_include -w -fsyntax-only %s 2>&1 | FileCheck %s
#include <zeroize/secret.h>
struct defined { int a; };
// CHECK: late.cpp:[[#@LINE+1]]:8: error: 'secret' attribute comes too late: 'defined' is defined
struct SECRET defined;
// CHECK-NOT: error:
struct outer { struct inner; };
struct SECRET outer::inner { int a; };
class SECRET forward;
class forward { int a; };
template <class T> struct SECRET box { T v; };
template <> struct SECRET box<int> { int v; };
template struct box<char>;
template <class T> SECRET T made();
int f() { return box<int>{3}.v + box<char>{3}.v; }
