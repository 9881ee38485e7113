// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// At -O0 the first memcpy goes through the lazy PLT, which saves the secret of the one before in vector registers on the stack.
// RUN: %zeroize -O0 -S %s -o - | FileCheck %s
// Small copies and functions without secrets stay as they were.
// RUN: %zeroize -O0 -S %s -o - | FileCheck %s --check-prefix=PUBLIC

#define SECRET __attribute__((secret))
void *memcpy(void *, const void *, unsigned long);
void *memmove(void *, const void *, unsigned long);

// CHECK-LABEL: copies:
// CHECK-NOT:     callq mem
// CHECK:         callq *memcpy@GOTPCREL(%rip)
// CHECK-NOT:     callq mem
// CHECK:         callq *memmove@GOTPCREL(%rip)
// CHECK-NOT:     callq mem
// CHECK:         callq *memset@GOTPCREL(%rip)
// CHECK-NOT:     callq mem
// CHECK:         retq
void copies(SECRET const char *from, char *to, unsigned long n) {
  SECRET char key[200];
  memcpy(key, from, n);
  memmove(to, key, n);
}

// CHECK-LABEL: small:
// CHECK-NOT:     callq {{.*}}mem
// CHECK:         retq
void small(SECRET const char *from, char *to) { memcpy(to, from, 16); }

// PUBLIC-LABEL: public:
// PUBLIC:         callq memcpy
void public(char *to, const char *from, unsigned long n) {
  memcpy(to, from, n);
}
