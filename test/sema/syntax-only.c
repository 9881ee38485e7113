// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Where no code is generated, words that only the generator reads are not written on declarations. Guards against other messages
// there: a mark that comes late is told by what the earlier declaration said.
// RUN: %zeroize %attrs_include -fsyntax-only -Xclang -verify %s
// RUN: %zeroize %attrs_include -S -emit-llvm -o /dev/null -Xclang -verify %s
// RUN: %zeroize %attrs_include -fsyntax-only -Xclang -ast-dump -DQUIET %s | FileCheck %s
#include <string.h>
#include <zeroize/secret.h>
struct session { int id; SECRET unsigned char key[16]; };
// CHECK: FunctionDecl {{.*}} by_record 'int
// CHECK-NOT: FunctionDecl
// CHECK: AnnotateAttr {{.*}} "zeroize.contract:?
int by_record(struct session *s);
#ifndef QUIET
int number(SECRET const unsigned char *k); // expected-note {{is here}}
SECRET int number(SECRET const unsigned char *k); // expected-warning {{[zeroize-attribute]}}
SECRET int by_record(struct session *s);
int same(struct session *s, const unsigned char *t) {
  return memcmp(s->key, t, 16); // expected-error {{[zeroize-compare]}} expected-note {{secret_equal}}
  // expected-note@10 {{declared secret}}
}
#endif
