// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Code at a fixed address takes functions of a shared library for its own, and the linker makes lazy calls of that: the first
// one saves what is in vector registers on the stack. What has no secret stays as it was.
// RUN: %zeroize %quiet -O2 -fno-pic -S %s -o - | FileCheck %s
// RUN: %zeroize %quiet -Os -fno-pic -S %s -o - | FileCheck %s
// RUN: %zeroize %quiet -O0 -fno-pic -S %s -o - | FileCheck %s
#define SECRET __attribute__((secret))
void *memcpy(void *, const void *, unsigned long);
char *strcat(char *, const char *);
void own(SECRET char *);
int puts(const char *);

// CHECK-LABEL: secret{{(.zeroize_body)?}}:
// CHECK-NOT:     callq {{mem|str|own}}
// CHECK:         callq *memcpy@GOTPCREL(%rip)
// CHECK:         callq *strcat@GOTPCREL(%rip)
// CHECK-NOT:     callq {{mem|str|own}}
// CHECK:         .cfi_endproc
void secret(SECRET const char *from, char *to, unsigned long n) {
  SECRET char key[200];
  memcpy(key, from, n);
  strcat(key, from);
  own(key);
}

// CHECK-LABEL: public:
// CHECK:         {{callq|jmp}} puts
void public(void) { puts("public"); }
