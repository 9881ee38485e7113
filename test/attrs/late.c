// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Guards against a mark that Clang drops because it comes after the definition: what was compiled by then holds no secret.
// RUN: not %zeroize %attrs_include -w -fsyntax-only %s 2>&1 | FileCheck %s
// RUN: %zeroize %attrs_include -Werror -fsyntax-only -DIN_TIME %s
#include <zeroize/secret.h>
#ifndef IN_TIME
struct defined { int a; };
// CHECK: late.c:[[#@LINE+1]]:8: error: 'secret' attribute comes too late: 'defined' is defined without it before, and what was compiled by then is not protected [zeroize-attribute]
struct SECRET defined;
union number { int a; };
// CHECK: late.c:[[#@LINE+1]]:7: error: 'secret' attribute comes too late: 'number' is defined
union SECRET number;
typedef int word;
int uses_word(word w) { return w; }
// CHECK: late.c:[[#@LINE+1]]:9: error: 'secret' attribute comes too late: 'word' is declared
typedef SECRET int word;
int variable = 1;
// CHECK: late.c:[[#@LINE+1]]:8: error: 'secret' attribute comes too late: 'variable' is defined
extern SECRET int variable;
int function(void) { return 3; }
// CHECK: late.c:[[#@LINE+1]]:1: error: 'secret' attribute comes too late: 'function' is defined
SECRET int function(void);
#endif
// CHECK-NOT: error:
struct forward;
struct SECRET forward { int a; };
struct SECRET marked;
struct marked { int a; };
typedef SECRET int name;
typedef SECRET int name;
extern SECRET int declared;
SECRET int declared;
struct SECRET twice { int a; };
struct twice;
