// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// What careless C leaves is found at every optimisation level: the dead frame, the registers of the
// copy, the freed block, the global.
//
// REQUIRES: x86_64-linux
// DEFINE: %{status} = %python %S/Inputs/status.py
// RUN: %clang %audit_include -O0 -g %s -o %t
// RUN: %{status} 1 %zeroize_audit %t | FileCheck %s
// RUN: %clang %audit_include -O2 -g %s -o %t
// RUN: %{status} 1 %zeroize_audit %t | FileCheck %s
// RUN: %clang %audit_include -O2 -static %s -o %t
// RUN: %{status} 1 %zeroize_audit %t | FileCheck %s
// RUN: %clang %audit_include -O2 -fno-pie -no-pie %s -o %t
// RUN: %{status} 1 %zeroize_audit %t | FileCheck %s
// RUN: %{status} 1 %zeroize_audit -q %t | count 0

#include <stdlib.h>
#include <string.h>
#include <zeroize/audit.h>

// Not static, or the compiler would see that nobody reads it.
unsigned char copy_of_key[32];

static __attribute__((noinline)) void use(const unsigned char *key) {
  unsigned char local[32];
  unsigned char *block = malloc(64);
  if (!block)
    abort();
  memcpy(local, key, sizeof local);
  for (int i = 0; i < 32; ++i)
    block[32 + i] = local[i] ^ 0x36;
  memcpy(copy_of_key, local, sizeof local);
  __asm__ volatile("" : : "r"(local), "r"(block) : "memory");
  free(block);
}

int main(void) {
  use(zeroize_audit_begin(32));
  zeroize_audit_observe();
  return 0;
}

// CHECK: observation point 1, {{.*}}: {{[0-9]+}} bytes of residue
// CHECK-DAG: globals of leaks.c.tmp 32{{$}}
// CHECK-DAG: heap 32{{$}}
// CHECK-DAG: dead stack {{[0-9]+$}}
// CHECK: total
