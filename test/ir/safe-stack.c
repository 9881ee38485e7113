// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Guards the variables of secret functions against -fsanitize=safe-stack, which moves them where nobody scrubs.

// RUN: %zeroize -O1 -fsanitize=safe-stack %attrs_include -S %s -o %t.s 2>&1 | FileCheck %s
// RUN: FileCheck --check-prefix=ASM %s < %t.s
// CHECK: warning: zeroize: variables of 'f' and other functions that hold secrets are not moved to the unsafe stack, which is not scrubbed [zeroize-safestack]
// CHECK-NOT: warning:
#include <zeroize/secret.h>

void take(SECRET char *);
void take_public(char *);

// ASM-LABEL: f:
// ASM-NOT: __safestack_unsafe_stack_ptr
// ASM: g:
void f(void) {
  SECRET char key[32];
  take(key);
}

void g(void) {
  SECRET char key[32];
  take(key);
}

// ASM: public:
// ASM: __safestack_unsafe_stack_ptr
void public(void) {
  char text[32];
  take_public(text);
}
