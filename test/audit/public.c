// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// What is declared public is not residue, to the byte; a public variable of a function that has
// returned does not hide what lies there now.
//
// REQUIRES: x86_64-linux
// RUN: %clang -O1 %audit_include %s -o %t
// RUN: %python %S/Inputs/status.py 1 %zeroize_audit %t > %t.out 2> %t.err
// RUN: FileCheck %s < %t.out
// RUN: FileCheck --check-prefix=ERR %s < %t.err

#include <zeroize/audit.h>

static unsigned char table[64];

static void move(volatile void *to, const void *from, size_t size) {
  __asm__ volatile("rep movsb" : "+D"(to), "+S"(from), "+c"(size)::"memory");
}

static __attribute__((noinline)) void returns(const unsigned char *key) {
  volatile unsigned char frame[32];
  move(frame, key, 32);
  zeroize_audit_public((const void *)frame, 32);
}

int main(void) {
  const unsigned char *key = zeroize_audit_begin(32);
  move(zeroize_audit_output(), key, 32);
  move(zeroize_audit_output() + ZEROIZE_AUDIT_OUTPUT_SIZE - 32, key, 32);
  move(table, key, 32);
  zeroize_audit_observe();
  zeroize_audit_public(table + 2, 20);
  zeroize_audit_public(table + 24, 5);
  zeroize_audit_observe();
  zeroize_audit_public(table, sizeof table);
  zeroize_audit_observe();
  returns(key);
  zeroize_audit_observe();
  return 0;
}

// CHECK: observation point 1, {{.*}}: 32 bytes of residue
// CHECK: observation point 2, {{.*}}: 7 bytes of residue
// CHECK: observation point 3, {{.*}}: clean
// CHECK: observation point 4, {{.*}}: 32 bytes of residue
// CHECK-NEXT: dead stack 32{{$}}
// CHECK: residue at 3 of 4 observation points, 71 bytes in all
// ERR: zeroize-audit: warning: memory that was declared public lies in a stack frame that has been left at observation point 4, and is observed again
// ERR-NOT: warning
