// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Which functions attest to other files that they scrub for themselves: not what may be exchanged for another copy, not
// what leaves something behind, nobody who holds no secret.
// RUN: %zeroize %quiet -O2 -S -emit-llvm %attrs_include %s -o - | %FileCheck %s
// RUN: %zeroize %quiet -O0 -S -emit-llvm %attrs_include %s -o - | %FileCheck %s
// RUN: %zeroize %quiet -O2 -fplugin-arg-zeroize-depth=0 -S -emit-llvm %attrs_include %s -o - | %FileCheck %s --check-prefix=NONE
// RUN: %zeroize %quiet -O2 -fsplit-stack -S -emit-llvm %attrs_include %s -o - | %FileCheck %s --check-prefix=NONE
// RUN: %zeroize %quiet -O2 -c %attrs_include %s -o %t.o
// RUN: %readelf -sW %t.o | %FileCheck %s --check-prefix=ELF
#include <zeroize/secret.h>

// CHECK-DAG: @__zeroize_scrubs.holds = hidden alias {{.*}}@holds
// CHECK-NOT: @__zeroize_scrubs.inner
// CHECK-NOT: @__zeroize_scrubs.exchangeable
// CHECK-NOT: @__zeroize_scrubs.open
// NONE-NOT: @__zeroize_scrubs
// ELF: FUNC GLOBAL HIDDEN {{.*}} __zeroize_scrubs.holds
static __attribute__((noinline)) int inner(const unsigned char *k) { return k[3] * k[4]; }
int holds(SECRET const unsigned char *k) { return secret_declassify(inner(k)); }
__attribute__((weak)) int exchangeable(SECRET const unsigned char *k) { return secret_declassify(k[5]); }
int open(int n) { return n * 3; }
