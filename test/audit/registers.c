// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Every register is named and counted on its own, also the parts that a program compiled for plain
// x86-64 never touches and that memcpy() leaves filled.
//
// REQUIRES: x86_64-linux, avx512
// RUN: %clang %audit_include -O1 %s -o %t
// RUN: %python %S/Inputs/status.py 1 %zeroize_audit %t | FileCheck %s

#include <zeroize/audit.h>

int main(void) {
  const unsigned char *key = zeroize_audit_begin(64);
  __asm__ volatile("movq (%0), %%r13\n\t"
                   "movdqu (%0), %%xmm0\n\t"
                   "vmovdqu64 (%0), %%zmm31\n\t"
                   "vinserti128 $1, (%0), %%ymm9, %%ymm9\n\t"
                   "kmovw (%0), %%k1\n\t"
                   "fldt (%0)"
                   :
                   : "r"(key)
                   : "r13", "memory");
  zeroize_audit_observe();
  return 0;
}

// CHECK: observation point 1, line [[#]], in 'main': {{[0-9]+}} bytes of residue
// CHECK-NEXT: r13 8{{$}}
// CHECK-NEXT: st0 10{{$}}
// CHECK-NEXT: k1 2{{$}}
// CHECK-NEXT: xmm0 16{{$}}
// CHECK-NEXT: ymm9 (high half) 16{{$}}
// CHECK-NEXT: zmm31 64{{$}}
// CHECK-NEXT: total 116{{$}}
