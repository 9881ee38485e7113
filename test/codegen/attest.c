// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Behind functions of other files that are annotated, the margin is scrubbed only if one of them does not attest; behind
// others always.
// RUN: %zeroize %quiet -O2 -S %attrs_include %s -o - | %FileCheck %s
#include <zeroize/secret.h>

int first(SECRET const unsigned char *k);
int second(SECRET const unsigned char *k);
int unmarked(const unsigned char *k);

// CHECK-LABEL: {{^}}asks:
// CHECK: .weak __zeroize_scrubs.first
// CHECK-NEXT: .hidden __zeroize_scrubs.first
// CHECK-NEXT: cmpq $0, __zeroize_scrubs.first@GOTPCREL(%rip)
// CHECK-NEXT: je [[MARGIN:.Lzeroize_margin[0-9]+]]
// CHECK: cmpq $0, __zeroize_scrubs.second@GOTPCREL(%rip)
// CHECK-NEXT: je [[MARGIN]]
// CHECK: callq __zeroize_leave_cleared
// CHECK-NEXT: jmp [[DONE:.Lzeroize_attested[0-9]+]]
// CHECK: [[MARGIN]]:
// CHECK: callq __zeroize_leave_foreign
// CHECK-NEXT: [[DONE]]:
int asks(SECRET const unsigned char *k) { return first(k) + second(k); }

// CHECK-LABEL: {{^}}asks_not:
// CHECK-NOT: __zeroize_scrubs
// CHECK: callq __zeroize_leave_foreign
// CHECK: .size asks_not
int asks_not(SECRET const unsigned char *k) { return first(k) + unmarked(k); }
