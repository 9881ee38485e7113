// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// -v says where to look: symbol and offset, distance below the stack pointer, the function whose
// frame it probably was, the bytes themselves, and the seed with which to see the same again.
//
// REQUIRES: x86_64-linux
// RUN: %clang -O1 -g %audit_include %s -o %t
// RUN: %python %S/Inputs/status.py 1 %zeroize_audit -v --seed 7 %t > %t.one
// RUN: FileCheck %s < %t.one
// RUN: %python %S/Inputs/status.py 1 %zeroize_audit -v --seed 0x7 %t > %t.two
// RUN: FileCheck %s < %t.two

#include <zeroize/audit.h>

static unsigned char table[40];

static void move(volatile void *to, const void *from, size_t size) {
  __asm__ volatile("rep movsb" : "+D"(to), "+S"(from), "+c"(size)::"memory");
}

static __attribute__((noinline)) void leaf(const unsigned char *key) {
  volatile unsigned char frame[24];
  move(frame, key, 16);
}

static __attribute__((noinline)) void keeps_a_frame(const unsigned char *key) {
  leaf(key);
  __asm__ volatile("");
}

int main(void) {
  const unsigned char *key = zeroize_audit_begin(32);
  move(table + 7, key, 33 - 1);
  keeps_a_frame(key);
  zeroize_audit_observe();
  return 0;
}

// CHECK: observation point 1, {{.*}}verbose.c:[[#@LINE-4]], in 'main': 48 bytes of residue
// CHECK-NEXT: globals of verbose.c.tmp 32{{$}}
// CHECK-NEXT: dead stack 16{{$}}
// CHECK-NEXT: total 48{{$}}
// CHECK-NEXT: {{^ +0x[0-9a-f]+ +}}32 globals of verbose.c.tmp, table+0x7
// CHECK-NEXT: {{^ +}}[[BYTES:b8 a6 8c 9a 59 2e ea e6 dc 26 e9 6f 02 31 de d4]] {{[0-9a-f ]+$}}
// CHECK-NEXT: {{^ +0x[0-9a-f]+ +}}16 dead stack, %rsp-0x{{[0-9a-f]+}}, probably in 'leaf', called from 'keeps_a_frame'
// CHECK-NEXT: {{^ +}}[[BYTES]]{{$}}
// CHECK: 18 runs with 6 secrets of 32 bytes, --seed 7
