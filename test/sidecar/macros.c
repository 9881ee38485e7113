// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Guards against lines that protect nothing because a library renames what it declares by macros: a line
// names what the source has. A name that is only ever a macro is a warning, where the file uses it.
//
// RUN: split-file %s %t
// RUN: cd %t && not %zeroize -fplugin-arg-zeroize-secrets=a.secrets -fsyntax-only a.c 2>&1 | FileCheck --implicit-check-not=warning: --match-full-lines %t/a.c
// RUN: cd %t && not %zeroize -fplugin-arg-zeroize-secrets=a.secrets -Drenamed=by_flag -DBY_FLAG -fsyntax-only a.c 2>&1 | FileCheck --check-prefix=FLAG %t/a.c
// RUN: cd %t && %zeroize -fplugin-arg-zeroize-secrets=a.secrets -x c-header -o api.h.pch api.h && not %zeroize -fplugin-arg-zeroize-secrets=a.secrets -include-pch api.h.pch -DPCH -fsyntax-only a.c 2>&1 | grep "depends on a secret" | count 5
// RUN: cd %t && not %zeroizexx -fplugin-arg-zeroize-secrets=a.secrets -fsyntax-only b.cpp 2>&1 | FileCheck --implicit-check-not=warning: %t/b.cpp

//--- api.h
#define JOIN(A, B) A##B
#define NAMESPACE(Name) JOIN(library_v2_, Name)
#define pasted NAMESPACE(pasted)
#define API(Name) Name
#define twice once
#define once renamed_twice
#define locals NAMESPACE(locals)
#define state NAMESPACE(state)
#define open_box(Box, Key) vendor_open(Key, Box)
#define unused(Key) vendor_open(Key, 0)
#ifndef BY_FLAG
#define renamed library_v2_renamed
#endif

int renamed(const unsigned char *key);
int pasted(const unsigned char *key);
int API(twice)(const unsigned char *key);
struct state {
  unsigned char key[32];
};
int vendor_open(const unsigned char *, void *);

//--- a.c
#ifndef PCH
#include "api.h"
#endif
// CHECK: a.secrets:6:1: warning: 'open_box' is a macro in this file, and nothing is declared by that name; name what it stands for [zeroize-sidecar] [-Wattributes]
// CHECK: {{.*}}api.h:9:9: note: macro 'open_box' is defined here

int renamed(const unsigned char *key) {
  return key[0] ? 1 : 2;
  // CHECK: a.secrets:1:9: note: marked secret by this line
  // FLAG: a.secrets:1:9: note: marked secret by this line
}
int pasted(const unsigned char *key) {
  return key[0] ? 1 : 2;
  // CHECK: a.secrets:2:8: note: marked secret by this line
}
int twice(const unsigned char *key) {
  return key[0] ? 1 : 2;
  // CHECK: a.secrets:3:7: note: marked secret by this line
}
int locals(void) {
  volatile unsigned char key = 1;
  return key ? 1 : 2;
  // CHECK: a.secrets:4:8: note: marked secret by this line
}
int field(struct state *s) {
  return s->key[0] ? 1 : 2;
  // CHECK: a.secrets:5:14: note: marked secret by this line
}
int caller(void *box, unsigned char *key) {
  return open_box(box, key);
}

//--- b.cpp
#define JOIN(A, B) A##B
#define pasted JOIN(library_v2_, pasted)
namespace box {
struct Box {
  int pasted(const unsigned char *key) const {
    return key[0] ? 1 : 2;
    // CHECK: a.secrets:8:18: note: marked secret by this line
  }
};
} // namespace box

//--- a.secrets
renamed(key)
pasted(key)
twice(key)
locals:key
struct state.key
open_box(2)
unused(1)
box::Box::pasted(key)
