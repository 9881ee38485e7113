// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A function that leaves its frame to its callers does not scrub it for the sake of a small secret of its own: that is
// wiped where its scope ends. One that erases its frame by itself need not wipe it as well; nor is a large one wiped by
// all, and then scrubbed by the caller again.
// RUN: %zeroize %quiet -O2 -S %attrs_include %s -o - | %FileCheck %s
#include <zeroize/secret.h>

#define NOINLINE __attribute__((noinline))

// CHECK-LABEL: {{^}}small:
// CHECK: #NO_APP
// CHECK: movaps %xmm0, {{.*}}(%rsp)
// CHECK-NEXT: movaps %xmm0, {{.*}}(%rsp)
// CHECK-NOT: {{%xmm0|__zeroize}}
// CHECK: .size small
static NOINLINE long small(long x) {
  long t[30] = {0};
  SECRET long kept[4];
  __asm__ volatile("" : : "r"(t), "r"(kept) : "memory");
  return x + t[3] + kept[2];
}

// CHECK-LABEL: {{^}}shared.zeroize_body:
// CHECK-NOT: __zeroize
// CHECK: .size shared.zeroize_body
// CHECK: {{^}}shared:
// CHECK: callq __zeroize_zero_frame
static NOINLINE long shared(long x) {
  long t[30] = {0};
  SECRET long kept[4];
  __asm__ volatile("" : : "r"(t), "r"(kept) : "memory");
  return x + t[3] + kept[2] + 1;
}

// CHECK-LABEL: {{^}}large:
// CHECK: #NO_APP
// CHECK-NOT: movaps
// CHECK: callq __zeroize_zero_frame
// CHECK: .size large
static NOINLINE long large(long x) {
  SECRET long kept[40];
  __asm__ volatile("" : : "r"(kept) : "memory");
  return x + kept[2];
}

// CHECK-LABEL: {{^}}region.zeroize_body:
// CHECK: callq small
// CHECK-NOT: __zeroize_zero_frame
// CHECK: callq shared.zeroize_body
// CHECK-NOT: __zeroize_zero_frame
// CHECK: callq large
// CHECK: callq __zeroize_zero_frame
// CHECK: .size region.zeroize_body
long region(SECRET long x) { return small(x) + shared(x) + large(x); }
long outsider(long x) { return shared(x); }

// CHECK-LABEL: {{^}}alone.zeroize_body:
// CHECK: #NO_APP
// CHECK-NOT: movaps
// CHECK: callq __zeroize_zero_frame
// CHECK: .size alone.zeroize_body
long alone(SECRET long x) {
  long t[30] = {0};
  SECRET long kept[4];
  __asm__ volatile("" : : "r"(t), "r"(kept) : "memory");
  return x + t[3] + kept[2];
}
