// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// An observation point changes no register and writes no memory: at -O0 too it is a test of memory
// and a jump, with nothing saved around it and nothing loaded for it.
//
// REQUIRES: x86-registered-target
// RUN: %clang --target=x86_64-linux-gnu -O0 -S %audit_include %s -o - | FileCheck %s
// RUN: %clang --target=x86_64-linux-gnu -O2 -S %audit_include %s -o - | FileCheck %s
// RUN: %clang --target=x86_64-linux-gnu -O0 -fPIC -S %audit_include %s -o - | FileCheck %s

#include <zeroize/audit.h>

// CHECK-LABEL: observe:
// CHECK-NOT: mov{{[bwl]?}} {{.*}}zeroize
// CHECK-NOT: GOTPCREL
// CHECK: #APP
// CHECK-NEXT: cmpb $0, zeroize_audit_state_(%rip)
// CHECK: #NO_APP
// CHECK-NEXT: #APP
// CHECK-NEXT: cmpb $0, zeroize_audit_state_(%rip)
// CHECK: #NO_APP
// CHECK-NOT: mov
// CHECK: ret
void observe(void) {
  zeroize_audit_observe();
  zeroize_audit_observe_copies();
}
