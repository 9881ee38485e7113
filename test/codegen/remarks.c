// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Guards -Rpass=zeroize for the machine half: what is scrubbed and cleared at exits, what is left to the callers, and
// behind which calls there is only a margin.

// RUN: %zeroize -O1 -g -c -Rpass=zeroize -Rpass-missed=zeroize %attrs_include %s -o %t.o 2>&1 | FileCheck %s
// RUN: %zeroize -O1 -c %attrs_include %s -o %t.o 2>&1 | FileCheck --allow-empty --check-prefix=QUIET %s
// QUIET-NOT: remark:
#include <stdio.h>
#include <zeroize/secret.h>

// CHECK-DAG: remarks.c:[[#@LINE+1]]:1: remark: 'helper' leaves its frame of 40 bytes and its registers to its callers, which erase them once for the whole region [-Rpass=zeroize]
static __attribute__((noinline)) void helper(long x) {
  long buffer[5];
  buffer[0] = x;
  __asm__ volatile("" : : "r"(buffer) : "memory");
}

// CHECK-DAG: remarks.c:[[#@LINE+1]]:1: remark: 'quiet' scrubs its frame of 8 bytes, 48 bytes below it that helpers have used; its registers are cleared where the region ends [-Rpass=zeroize]
void quiet(SECRET long x) { helper(x * 3); }

// CHECK-DAG: remarks.c:[[#@LINE+1]]:1: remark: 'prints' scrubs its frame of {{[0-9]+}} bytes, 48 bytes below it that helpers have used, a margin of 4096 bytes; its registers are cleared where the region ends [-Rpass=zeroize]
void prints(SECRET long x) {
  helper(x);
  // CHECK-DAG: remarks.c:[[#@LINE+1]]:3: remark: 'puts' was compiled elsewhere: of its frames only a margin is scrubbed [-Rpass-missed=zeroize]
  puts("done");
}
