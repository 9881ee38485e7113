// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Several observation points in one run are observed each on its own, with its line, also those in a
// loop and those of both kinds.
//
// REQUIRES: x86_64-linux
// RUN: %clang -O2 -g %audit_include %s -o %t
// RUN: %python %S/Inputs/status.py 1 %zeroize_audit %t | FileCheck %s

#include <string.h>
#include <zeroize/audit.h>

static unsigned char table[64];

int main(void) {
  const unsigned char *key = zeroize_audit_begin(32);
  zeroize_audit_observe();
  for (int i = 0; i < 10; ++i) {
    void *to = table;
    const void *from = key;
    size_t size = i == 4 ? 3 : i == 5 ? 12 : 0;
    memset(table, 0, sizeof table);
    __asm__ volatile("rep movsb" : "+D"(to), "+S"(from), "+c"(size)::"memory");
    zeroize_audit_observe();
    zeroize_audit_observe_copies();
  }
  return 0;
}

// CHECK: observation point 1, {{.*}}points.c:[[#@LINE-13]], in 'main': clean
// CHECK-NEXT: observation point 2, {{.*}}points.c:[[#@LINE-7]], in 'main': clean
// CHECK-NEXT: observation point 3, {{.*}}points.c:[[#@LINE-7]], in 'main', copies only: clean
// CHECK: observation point 10, {{.*}}: 3 bytes of residue
// CHECK: observation point 11, {{.*}}, copies only: clean
// CHECK: observation point 12, {{.*}}: 12 bytes of residue
// CHECK: observation point 13, {{.*}}, copies only: 12 bytes of residue
// CHECK: observation point 14, {{.*}}: clean
// CHECK: observation point 21, {{.*}}, copies only: clean
// CHECK-NEXT: residue at 3 of 21 observation points, 27 bytes in all
