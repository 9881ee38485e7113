// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Guards against a public result that makes its callers secret functions: `declassify` stops it, for
// functions of the file and for others, also in the linker; and a file without secrets stays what it is.
//
// RUN: split-file %s %t
// RUN: cd %t && %zeroize %quiet -fplugin-arg-zeroize-secrets=without.secrets -O1 -emit-llvm -S -o - a.c | FileCheck --check-prefix=WITHOUT a.c
// RUN: cd %t && %zeroize %quiet -fplugin-arg-zeroize-secrets=with.secrets -O1 -emit-llvm -S -o - a.c | FileCheck --check-prefix=WITH a.c
// RUN: cd %t && %clang -O2 -c -o plain.o public.c && %zeroize -O2 -fplugin-arg-zeroize-secrets=with.secrets -c -o with.o public.c && cmp plain.o with.o
// RUN: cd %t && %zeroize %quiet -flto -fplugin-arg-zeroize-secrets=with.secrets -O0 -emit-llvm -S -o - a.c | FileCheck --check-prefix=LINK a.c
// RUN: cd %t && %zeroize %quiet -fplugin-arg-zeroize-secrets=with.secrets -O1 -c -o a.o -Rpass-analysis=zeroize a.c 2>&1 | FileCheck --check-prefix=REMARK a.c

//--- a.c
__attribute__((noinline)) static int inside(const char *key) { return key[0] + key[1]; }
int outside(const char *key);
int published;

// WITHOUT: define {{.*}}@later({{.*}} prefix
// WITH: define {{.*}}@later(
// WITH-NOT: prefix
// WITH-SAME: {
// LINK-COUNT-2: "zeroize-public-result"
__attribute__((noinline)) static void later(int n) { published += n; }

void user(void) {
  char key[32];
  outside(key);
  later(inside(key));
  later(outside(key));
// REMARK-DAG: a.c:[[#@LINE-2]]:9: remark: declassified here: what 'inside' returns is public [-Rpass-analysis=zeroize]
// REMARK-DAG: a.c:[[#@LINE-2]]:9: remark: declassified here: what 'outside' returns is public [-Rpass-analysis=zeroize]
}

//--- public.c
int inside(const char *key) { return key[0]; }
int outside(const char *key);
int published;
void other(char *p) { published = inside(p) + outside(p); }

//--- without.secrets
user:key

//--- with.secrets
user:key
declassify inside
declassify outside
