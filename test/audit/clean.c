// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A program without residue is clean however it is compiled and linked: nothing of the header's own,
// of the C library or of the kernel may be taken for residue.
//
// REQUIRES: x86_64-linux
// DEFINE: %{flags} = -std=c11 -Wall -Wextra -Wpedantic -Werror %audit_include
// RUN: %clang %{flags} -O0 %s -o %t && %zeroize_audit %t | FileCheck %s
// RUN: %clang %{flags} -O2 -g %s -o %t && %zeroize_audit %t | FileCheck %s
// RUN: %clang %{flags} -O2 -static %s -o %t && %zeroize_audit %t | FileCheck %s
// RUN: %clang %{flags} -O2 -fno-pie -no-pie %s -o %t && %zeroize_audit %t | FileCheck %s
// RUN: %clang %{flags} -O2 -fPIE -pie -Wl,-z,now %s -o %t && %zeroize_audit %t | FileCheck %s
// RUN: %clang %{flags} -O2 -static-pie %s -o %t -s && %zeroize_audit %t | FileCheck %s
// RUN: %clangxx -x c++ -std=c++17 -Wall -Wextra -Wpedantic -Werror %audit_include -O0 %s -o %t && %zeroize_audit %t | FileCheck %s
// RUN: %clang %{flags} -O2 -masm=intel %s -o %t && %zeroize_audit %t | FileCheck %s

#include <stdio.h>
#include <zeroize/audit.h>

// Reads the secret through one register and clears it.
static __attribute__((noinline)) void read_only(const unsigned char *key) {
  __asm__ volatile("{movq (%0), %%r11|mov r11, [%0]}\n\t"
                   "{xorl %%r11d, %%r11d|xor r11d, r11d}"
                   :
                   : "r"(key)
                   : "r11");
}

int main(void) {
  const unsigned char *key = zeroize_audit_begin(32);
  puts("hello");
  read_only(key);
  zeroize_audit_observe();
  return 0;
}

// CHECK: hello
// CHECK-NEXT: observation point 1, {{.*}}: clean
