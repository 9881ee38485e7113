// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Where the machine half is told of a scope's end: behind computing loops, not inside; not where only computing follows.
// RUN: %zeroize %quiet -O2 -S -emit-llvm %attrs_include %s -o - | %FileCheck %s
#include <zeroize/secret.h>

void tell(int);

// CHECK-LABEL: @only_computes(
// CHECK-NOT: # zeroize: a secret's scope ends
// CHECK: ret i32
int only_computes(SECRET const int *k, int n) {
  int r = 0;
  for (int i = 0; i < n; i++) {
    SECRET int t = k[i] * 3;
    r ^= t;
  }
  for (int i = 0; i < n; i++)
    r = r * 31 + 7;
  return secret_declassify(r);
}

// CHECK-LABEL: @computes_then_tells(
// CHECK: xor
// CHECK: br i1
// CHECK: # zeroize: a secret's scope ends
// CHECK-NOT: # zeroize: a secret's scope ends
// CHECK: call void @tell
int computes_then_tells(SECRET const int *k, int n) {
  int r = 0;
  for (int i = 0; i < n; i++) {
    SECRET int t = k[i] * 3;
    r ^= t;
  }
  tell(1);
  return secret_declassify(r);
}

// Each turn may take any time.
// CHECK-LABEL: @tells_in_between(
// CHECK: # zeroize: a secret's scope ends
// CHECK: call void @tell
int tells_in_between(SECRET const int *k, int n) {
  int r = 0;
  for (int i = 0; i < n; i++) {
    {
      SECRET int t = k[i] * 3;
      r ^= t;
    }
    tell(i);
  }
  return secret_declassify(r);
}

void fill(int *);

// What nobody has marked is wiped with its lifetime if a secret may be in it.
// CHECK-LABEL: @copies(
// CHECK: call void @llvm.memset{{.*}}(ptr {{.*}}%[[#]], i8 0, i64 64, i1 true)
// CHECK-NOT: i64 128, i1 true
// CHECK: ret void
void copies(SECRET const int *k, int n) {
  {
    SECRET int t[4];
    int copy[16], open[32];
    for (int i = 0; i < 16; i++)
      copy[i] = t[i & 3] = k[i];
    fill(open);
    volatile int *p = copy;
    p[n & 15] = open[n & 31];
  }
  tell(n);
}
