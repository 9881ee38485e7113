// Frames that longjmp abandons pass no exit: unless setjmp's second return scrubs them, the secret stays.
// RUN: %zeroize -O2 -S %s -o - | FileCheck %s

#include <setjmp.h>

extern jmp_buf place;
void use(const unsigned char *key, int n);

// CHECK-LABEL: holds_no_secret{{(.zeroize_body)?}}:
// CHECK: setjmp
// CHECK: testl %eax, %eax
// CHECK-NEXT: je
// CHECK-NEXT: movl $65536, %r11d{{.*}}
// CHECK-NEXT: callq __zeroize_abandon
int holds_no_secret(int n) {
  if (setjmp(place))
    return 1;
  use(0, n);
  return 0;
}

void holds_one(const unsigned char *in) {
  __attribute__((secret)) unsigned char key[32];
  for (int i = 0; i < 32; i++)
    key[i] = in[i];
  use(key, 1);
}
