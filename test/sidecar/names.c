// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Guards against a misspelt line of a sidecar, which would protect nothing: what a function or record
// of the file does not have is an error. What the file has nothing to do with is fine.
//
// RUN: split-file %s %t
// RUN: cd %t && not %zeroize -fplugin-arg-zeroize-secrets=a.secrets -c -o %t/a.o a.c 2>&1 | FileCheck --match-full-lines %t/a.secrets
// RUN: not test -e %t/a.o
// RUN: cd %t && %zeroize -fplugin-arg-zeroize-secrets=other.secrets -Werror -c -o %t/a.o a.c 2>&1 | count 0
// RUN: cd %t && %zeroize -fplugin-arg-zeroize-secrets=other.secrets -fplugin-arg-zeroize-unused-secrets -c -o %t/a.o a.c 2>&1 | FileCheck --implicit-check-not=warning: --match-full-lines %t/other.secrets
// RUN: cd %t && not %zeroize -fplugin-arg-zeroize-secrets=other.secrets -fplugin-arg-zeroize-unused-secrets -Werror -c -o %t/a.o a.c 2>&1 | FileCheck --check-prefix=WERROR %s
//
// WERROR: error: 'other' is not declared in this file [zeroize-sidecar]

//--- a.c
struct ctx {
  unsigned char key[32];
  struct {
    int n;
  } in;
};
typedef struct tagged {
  int n;
} alias;
void prototype(const void *, int length);
void defined(const char *, int);
void defined(const char *key, int n) {
  char local = key[n];
  (void)local;
}

//--- a.secrets
defined:kye, local
defined:locl
defined(kei)
defined(local)
defined:key
defined(nothing)
defined(3)
prototype(key)
prototype(9)
struct ctx.kex
struct ctx.in.m
struct ctx.key.x
struct alias.n
declassify defined
defined()
# The last three are found where the declaration is.
# CHECK: a.secrets:13:8: error: 'alias' is a typedef; the record is called 'tagged' [zeroize-sidecar]
# CHECK: a.c:9:3: note: 'alias' is declared here
# CHECK: a.secrets:14:12: error: 'defined' returns nothing that could be public [zeroize-sidecar]
# CHECK: a.c:11:6: note: 'defined' is declared here
# CHECK: a.c:11:6: error: 'secret' attribute marks the returned value, but 'defined' returns none [zeroize-attribute]
# CHECK: a.secrets:15:1: note: marked secret by this line
# CHECK: a.secrets:1:9: error: 'defined' has no local variable 'kye' [zeroize-sidecar]
# CHECK: a.c:12:6: note: 'defined' is declared here
# CHECK: a.secrets:2:9: error: 'defined' has no local variable 'locl' [zeroize-sidecar]
# CHECK: a.c:13:8: note: did you mean 'local'?
# CHECK: a.secrets:3:9: error: 'defined' has no parameter 'kei' [zeroize-sidecar]
# CHECK: a.c:12:26: note: did you mean 'key'?
# CHECK: a.secrets:4:9: error: 'defined' has no parameter 'local' [zeroize-sidecar]
# CHECK: a.c:13:8: note: did you mean 'defined:local'?
# CHECK: a.secrets:5:9: error: 'defined' has no local variable 'key' [zeroize-sidecar]
# CHECK: a.c:12:26: note: did you mean 'defined(key)'?
# CHECK: a.secrets:6:9: error: 'defined' has no parameter 'nothing' [zeroize-sidecar]
# CHECK: a.c:12:6: note: 'defined' is declared here
# CHECK: a.secrets:7:9: error: 'defined' has no parameter 3: it has 2 [zeroize-sidecar]
# CHECK: a.c:12:6: note: 'defined' is declared here
# CHECK: a.secrets:8:11: warning: no declaration of 'prototype' in this file names a parameter 'key'; callers here do not protect it, give its number [zeroize-sidecar] [-Wattributes]
# CHECK: a.c:10:6: note: 'prototype' is declared here
# CHECK: a.secrets:9:11: error: 'prototype' has no parameter 9: it has 2 [zeroize-sidecar]
# CHECK: a.c:10:6: note: 'prototype' is declared here
# CHECK: a.secrets:10:12: error: 'ctx' has no field 'kex' [zeroize-sidecar]
# CHECK: a.c:2:17: note: did you mean 'key'?
# CHECK: a.secrets:11:15: error: 'ctx' has no field 'in.m' [zeroize-sidecar]
# CHECK: a.c:1:8: note: 'ctx' is declared here
# CHECK: a.secrets:12:16: error: 'ctx' has no field 'key.x' [zeroize-sidecar]
# CHECK: a.c:1:8: note: 'ctx' is declared here

//--- other.secrets
prototype(1)
other(key)
other:key
struct other.key
typedef other
global other
declassify other
prototype:local
ns::defined(key)
# CHECK: other.secrets:2:1: warning: 'other' is not declared in this file [zeroize-sidecar] [-Wattributes]
# CHECK: other.secrets:3:1: warning: 'other' is not declared in this file [zeroize-sidecar] [-Wattributes]
# CHECK: other.secrets:4:8: warning: 'other' is not declared in this file [zeroize-sidecar] [-Wattributes]
# CHECK: other.secrets:5:9: warning: 'other' is not declared in this file [zeroize-sidecar] [-Wattributes]
# CHECK: other.secrets:6:8: warning: 'other' is not declared in this file [zeroize-sidecar] [-Wattributes]
# CHECK: other.secrets:7:12: warning: 'other' is not declared in this file [zeroize-sidecar] [-Wattributes]
# CHECK: other.secrets:9:1: warning: 'ns::defined' is not declared in this file [zeroize-sidecar] [-Wattributes]
