// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Guards against touching a file that holds no secret: the IR is the same, byte for byte, even if
// the file includes the header.
//
// RUN: %clang %attrs_include -std=c11 -O0 -g -emit-llvm -Xclang -disable-llvm-passes -S -o %t.plain %s
// RUN: %zeroize %attrs_include -std=c11 -O0 -g -emit-llvm -Xclang -disable-llvm-passes -S -o %t.plugin %s
// RUN: cmp %t.plain %t.plugin
// RUN: %clang %attrs_include -std=c11 -O2 -emit-llvm -S -o %t.plain %s
// RUN: %zeroize %attrs_include -std=c11 -O2 -emit-llvm -S -o %t.plugin %s
// RUN: cmp %t.plain %t.plugin
// RUN: %clang -std=c11 -O0 -emit-llvm -S -o %t.plain -DNO_HEADER %s
// RUN: %zeroize -std=c11 -O0 -emit-llvm -S -o %t.plugin -DNO_HEADER %s
// RUN: cmp %t.plain %t.plugin

#ifndef NO_HEADER
#include <zeroize/secret.h>
#endif

struct pair {
  int a, b;
};
void release(int *);

struct pair secret(int n, char *p) {
  struct pair r = {n, 0};
  int owned __attribute__((cleanup(release), annotate("mine"))) = n;
  switch (n) {
    int zeroize;
  case 1:
    zeroize = *p;
    r.b = zeroize;
  }
  for (int i = 0; i < n; ++i) {
    int vla[i + 1];
    vla[i] = i;
    r.a += vla[0];
  }
  return r;
}
