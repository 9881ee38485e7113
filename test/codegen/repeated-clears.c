// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// What a callee-saved register held is cleared before a call of somebody who may push it, and once: until the function
// writes there again. Without AVX and with few registers the allocator would take others.
// RUN: %zeroize %quiet -O2 -S %attrs_include %s -o - | FileCheck %s
#include <stddef.h>
#include <zeroize/secret.h>

#define USE(N) __asm__ volatile("" : "+r"(N) : : "rax", "rcx", "rdx", "rsi", "rdi", "r8", "r9", "r10", "r11", "rbp", "r12", "r13", "r14", "r15")

void other(SECRET unsigned char *k);

// Written between none of the calls: cleared before the first.
// CHECK-LABEL: once.zeroize_body:
// CHECK: #NO_APP
// CHECK: xorl %ebx, %ebx
// CHECK: call{{.*}}other
// CHECK-NOT: xorl %ebx, %ebx
// CHECK: call{{.*}}other
// CHECK-NOT: xorl %ebx, %ebx
// CHECK: call{{.*}}other
// CHECK: .size once.zeroize_body
void once(SECRET unsigned char *k) {
  unsigned long n = k[0];
  USE(n);
  k[1] = (unsigned char)n;
  other(k);
  other(k);
  other(k);
}

// Written again between two of them.
// CHECK-LABEL: again.zeroize_body:
// CHECK: xorl %ebx, %ebx
// CHECK: call{{.*}}other
// CHECK: #APP
// CHECK: xorl %ebx, %ebx
// CHECK: call{{.*}}other
// CHECK-NOT: xorl %ebx, %ebx
// CHECK: call{{.*}}other
// CHECK: .size again.zeroize_body
void again(SECRET unsigned char *k) {
  unsigned long n = k[0];
  USE(n);
  k[1] = (unsigned char)n;
  other(k);
  n = k[2];
  USE(n);
  k[3] = (unsigned char)n;
  other(k);
  other(k);
}

// On one of two ways that meet.
// CHECK-LABEL: sometimes.zeroize_body:
// CHECK: xorl %ebx, %ebx
// CHECK: call{{.*}}other
// CHECK: xorl %ebx, %ebx
// CHECK: call{{.*}}other
// CHECK: .size sometimes.zeroize_body
void sometimes(SECRET unsigned char *k, int c) {
  unsigned long n = k[0];
  USE(n);
  k[1] = (unsigned char)n;
  other(k);
  if (c) {
    n = k[2];
    USE(n);
    k[3] = (unsigned char)n;
  }
  other(k);
}

// In a loop: cleared in every turn that writes there, though it was clear before the first.
// CHECK-LABEL: turns.zeroize_body:
// CHECK: [[TURN:.LBB[0-9_]+]]:
// CHECK: #APP
// CHECK: xorl %ebx, %ebx
// CHECK: call{{.*}}other
// CHECK: .size turns.zeroize_body
void turns(SECRET unsigned char *k, int c) {
  other(k);
  do {
    unsigned long n = k[2];
    USE(n);
    k[3] = (unsigned char)n;
    other(k);
  } while (--c);
}
