// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// What a function of another file may have left is erased right behind its call, if it is called on a way that is rarely
// gone; not if that is in a loop, or returns something on the x87 stack.
// RUN: %zeroize %quiet -O2 -S %attrs_include %s -o - | %FileCheck %s
// RUN: %zeroize %quiet -O2 -mcmodel=large -S %attrs_include %s -o - | %FileCheck %s --check-prefix=LARGE
// LARGE-NOT: .Lzeroize_asked
#include <zeroize/secret.h>

int puts(const char *text);
int other(SECRET const unsigned char *k);
int mixes(SECRET const unsigned char *k);
long double extended(SECRET const unsigned char *k);

// CHECK-LABEL: {{^}}on_error.zeroize_body:
// CHECK-NOT: __zeroize_{{settle|scrub}}
// CHECK: retq
// CHECK: callq *puts@GOTPCREL(%rip)
// CHECK: .long puts@GOTPCREL
// CHECK: callq __zeroize_settle{{$}}
// CHECK-NOT: __zeroize_{{settle|scrub}}
// CHECK: .size on_error.zeroize_body
// What it has left in registers is cleared where the region ends.
// CHECK-LABEL: {{^}}on_error:
// CHECK: callq __zeroize_leave_cleared
// CHECK: .size on_error,
int on_error(SECRET unsigned char *k, int n) {
  k[2] = k[0] + k[1];
  if (__builtin_expect(n > 100, 0))
    return puts("too long");
  return n;
}

// A table for each, and the exit has its own.
// CHECK-LABEL: {{^}}beside_others.zeroize_body:
// CHECK: .long mixes@GOTPCREL
// CHECK-NEXT: .long 0
// CHECK: callq __zeroize_settle{{$}}
// CHECK: retq
// CHECK: .long puts@GOTPCREL
// CHECK-NEXT: .long 0
// CHECK: callq __zeroize_settle{{$}}
// CHECK: .size beside_others.zeroize_body
int beside_others(SECRET unsigned char *k, int n) {
  int r = mixes(k);
  k[2] = k[0] + k[1];
  if (__builtin_expect(n > 100, 0))
    return puts("too long");
  return r + n;
}

// CHECK-LABEL: {{^}}in_loop.zeroize_body:
// CHECK: callq *puts@GOTPCREL(%rip)
// CHECK-NOT: __zeroize_{{settle|scrub}}
// CHECK: addq $40, %rsp
// CHECK: callq __zeroize_scrub_below
// CHECK: .size in_loop.zeroize_body
void in_loop(SECRET unsigned char *k, int n) {
  for (int i = 0; i < n; i++) {
    k[i] ^= 3;
    if (__builtin_expect(n == 100, 0))
      puts("hundred");
  }
}

// CHECK-LABEL: {{^}}on_x87_stack{{(.zeroize_body)?}}:
// CHECK: retq
// CHECK: callq *extended@GOTPCREL(%rip)
// CHECK-NEXT: fld1
// CHECK: callq __zeroize_settle{{$}}
// CHECK: .size on_x87_stack
double on_x87_stack(SECRET unsigned char *k, int n) {
  k[2] = k[0] + k[1];
  if (__builtin_expect(n > 100, 0))
    return (double)(extended(k) + 1);
  return n;
}

// So a function behind a pointer can be asked although puts leaves a margin: a cell remembers what it said, in a function
// that only this file calls, too.
// CHECK-LABEL: {{^}}inner_pointer:
// CHECK: callq __zeroize_ask_depth
// CHECK: callq *%r
// CHECK: cmpb $0, {{[0-9]*}}(%rsp)
// CHECK: callq __zeroize_scrub_byte{{$}}
// CHECK-NOT: __zeroize_scrub
// CHECK: callq *puts@GOTPCREL(%rip)
// CHECK: callq __zeroize_settle{{$}}
// CHECK: .size inner_pointer,
// CHECK-LABEL: {{^}}calls_inner.zeroize_body:
// CHECK-NOT: __zeroize_scrub
// CHECK: .size calls_inner.zeroize_body
struct table {
  int (*f)(const unsigned char *k, int n);
};
extern const struct table *chosen;
static __attribute__((noinline)) int inner_pointer(unsigned char *k, int n) {
  if (__builtin_expect(n > 100, 0))
    return puts("too long");
  return chosen->f(k, n) + 1;
}
int calls_inner(SECRET unsigned char *k, int n) {
  k[2] = k[0] + k[1];
  return inner_pointer(k, n) + inner_pointer(k + 1, n);
}

// A check of what a call returns does not make the next one rare: callees that have a contract are asked once, at the exit.
// CHECK-LABEL: {{^}}checks_each.zeroize_body:
// CHECK: callq *other@GOTPCREL(%rip)
// CHECK-NOT: __zeroize_settle
// CHECK: callq *mixes@GOTPCREL(%rip)
// CHECK-NOT: __zeroize_settle
// CHECK: callq *other@GOTPCREL(%rip)
// CHECK-NOT: __zeroize_settle
// CHECK: callq *mixes@GOTPCREL(%rip)
// CHECK: .long {{other|mixes}}@GOTPCREL
// CHECK-NEXT: .long {{other|mixes}}@GOTPCREL
// CHECK-NEXT: .long 0
// CHECK: callq __zeroize_settle{{$}}
// CHECK-NOT: __zeroize_settle
// CHECK: .size checks_each.zeroize_body
int checks_each(SECRET unsigned char *k, int n) {
  int r;
  if (n < 4)
    return 0;
  if (n > 6)
    return -1;
  if ((r = other(k)) != 0)
    return r;
  if ((r = mixes(k + 1)) != 0)
    return r;
  k[2] = k[0] + k[1];
  if ((r = other(k + 2)) != 0)
    return r;
  return mixes(k + 3);
}
