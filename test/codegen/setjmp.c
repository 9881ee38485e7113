// Frames that longjmp abandons pass no exit: unless setjmp's second return scrubs them, the secret stays.
// RUN: %zeroize -O2 -S %s -o - | FileCheck %s
// RUN: %zeroize -O2 -S -DELSEWHERE %s -o /dev/null 2>&1 | FileCheck %s --check-prefix=ELSEWHERE

#include <setjmp.h>

extern jmp_buf place;
void use(const unsigned char *key, int n);

#ifndef ELSEWHERE
// CHECK-LABEL: holds_no_secret:
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
#endif

// ELSEWHERE: zeroize: 'longjmp' leaves 'jumps', which holds a secret, for a function of another file that may not erase what is left behind [zeroize-longjmp]
void jumps(const unsigned char *in) {
  __attribute__((secret)) unsigned char key[32];
  for (int i = 0; i < 32; i++)
    key[i] = in[i];
  use(key, 1);
  longjmp(place, 1);
}
