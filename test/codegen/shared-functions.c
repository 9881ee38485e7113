// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A static function that both regions and outsiders call is an entry for these, whichever of them is told of the secret, and
// regions call its body; not if that calls itself.
// RUN: %zeroize %quiet -O2 -S %attrs_include %s -o - | %FileCheck %s
// RUN: %zeroize %quiet -O2 -S -mllvm -verify-machineinstrs %attrs_include %s -o /dev/null
// RUN: %zeroize %quiet -O2 -mavx2 -S %attrs_include %s -o - | %FileCheck %s --check-prefix=WIDE
// RUN: %zeroize %quiet -O0 -S %attrs_include %s -o - | %FileCheck %s --check-prefix=NONE
// RUN: %zeroize %quiet -Os -S %attrs_include %s -o - | %FileCheck %s --check-prefix=NONE
// NONE-NOT: zeroize_body
#include <zeroize/secret.h>

#define NOINLINE __attribute__((noinline))
typedef struct {
  long limbs[5];
} element;

// CHECK-LABEL: {{^}}multiply.zeroize_body:
// CHECK-NOT: __zeroize_{{enter|leave|zero_frame}}
// CHECK: .size multiply.zeroize_body
// CHECK: {{^}}multiply:
// CHECK: cmpq %rsp, %r11
// CHECK-NEXT: jne [[OUTSIDE:.*]]
// CHECK-NEXT: pushq $0
// CHECK-NEXT: .cfi_adjust_cfa_offset 8
// CHECK-NEXT: callq multiply.zeroize_body
// CHECK-NEXT: subq $[[FRAME:[0-9]+]], %rsp
// CHECK: callq __zeroize_zero_frame
// CHECK: popq %rcx
// CHECK-NEXT: .cfi_adjust_cfa_offset -8
// CHECK-NEXT: retq
// CHECK-NEXT: [[OUTSIDE]]:
// CHECK-NEXT: callq __zeroize_enter
// CHECK: callq multiply.zeroize_body
// CHECK-NEXT: subq $[[FRAME]], %rsp
// CHECK-NEXT: .cfi_adjust_cfa_offset [[FRAME]]
// CHECK-NEXT: movl $[[FRAME]], %r11d
// CHECK-NEXT: callq __zeroize_zero_frame
// CHECK-NEXT: addq $[[FRAME]], %rsp
// CHECK-NEXT: .cfi_adjust_cfa_offset -[[FRAME]]
// CHECK: callq __zeroize_leave
// WIDE-LABEL: {{^}}multiply:
// WIDE: callq multiply.zeroize_body
// WIDE-NEXT: movl
// WIDE-NEXT: callq __zeroize_scrub_below
// WIDE-NEXT: popq %rcx
static NOINLINE void multiply(element *r, const element *a, const element *b) {
  long t[30] = {0};
  __asm__ volatile("" : : "r"(t) : "memory");
  for (int i = 0; i < 5; i++)
    for (int j = 0; j < 5; j++)
      t[i + j] += a->limbs[i] * b->limbs[j];
  for (int i = 0; i < 5; i++)
    r->limbs[i] = t[i] + 19 * t[i + 5];
}

// Only regions call it: it is inner, and calls bodies itself.
// CHECK-LABEL: {{^}}square_twice:
// CHECK: callq multiply.zeroize_body
// CHECK: callq multiply.zeroize_body
// CHECK: .size square_twice
static NOINLINE void square_twice(element *r) {
  multiply(r, r, r);
  multiply(r, r, r);
}

// Its body is in a region as well, whoever calls it.
// CHECK-LABEL: {{^}}shares_too.zeroize_body:
// CHECK: callq multiply.zeroize_body
// CHECK: .size shares_too.zeroize_body
static NOINLINE void shares_too(element *r, const element *a) {
  multiply(r, a, a);
  multiply(r, r, a);
}

// CHECK-LABEL: {{^}}power.zeroize_body:
// CHECK: callq multiply.zeroize_body
// CHECK: .size power.zeroize_body
void power(SECRET element *r, int n) {
  while (n--) {
    square_twice(r);
    shares_too(r, r);
    multiply(r, r, r);
  }
}

// CHECK-LABEL: {{^}}verify:
// CHECK: callq multiply{{$| }}
// CHECK: .size verify,
int verify(const element *a, element *b) {
  multiply(b, a, a);
  shares_too(b, a);
  return b->limbs[0] != 1;
}

// CHECK-NOT: {{^}}{{levels|serves|helps}}.zeroize_body
// Nor one that goes on to other code, be it by way of another function.
void log_it(int n);
static NOINLINE void helps(element *r, int n) {
  multiply(r, r, r);
  log_it(n);
}
static NOINLINE void serves(element *r, int n) { helps(r, n); }
void region_serves(SECRET element *r) { serves(r, 1); }
void others_serve(element *r) { serves(r, 2); }
static NOINLINE long levels(long x, int n) { return n ? levels(x * 3, n - 1) * levels(x + 1, n - 1) : x ^ 5; }
long level(SECRET long x, int n) { return levels(x, n) * 3; }
long public_level(long x) { return levels(x, 3); }
