// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Behind functions of other files, margin and registers are erased only if one of them does not attest; behind those of
// the C library always.
// RUN: %zeroize %quiet -O2 -S %attrs_include %s -o - | %FileCheck %s
// RUN: %zeroize %quiet -O2 -c -Rpass=zeroize %attrs_include %s -o %t.o 2>&1 | %FileCheck %s --check-prefix=REMARK
#include <zeroize/secret.h>

int first(SECRET const unsigned char *k);
int second(SECRET const unsigned char *k);
int atoi(const char *text);

// REMARK: 'asks' scrubs its frame of {{.*}} a margin of 4096 bytes unless all that ran there attest that they scrub for themselves; clears {{[1-4]}} general registers and what it used of other kinds
// REMARK: 'asks_not' scrubs its frame of {{.*}} a margin of 4096 bytes; clears 9 general registers and all of the other kinds
// CHECK-LABEL: {{^}}asks:
// CHECK: movq first@GOTPCREL(%rip), %r11
// CHECK-NEXT: callq __zeroize_ask
// CHECK-NEXT: jne [[MARGIN:.Lzeroize_margin[0-9]+]]
// CHECK-NEXT: movq second@GOTPCREL(%rip), %r11
// CHECK-NEXT: callq __zeroize_ask
// CHECK-NEXT: je [[DONE:.Lzeroize_attested[0-9]+]]
// CHECK-NEXT: [[MARGIN]]:
// CHECK-NEXT: movl $4096, %r11d
// CHECK-NEXT: callq __zeroize_scrub_foreign
// CHECK-NEXT: [[DONE]]:
// CHECK-NOT: __zeroize_{{scrub|clear|leave_}}
// CHECK: callq __zeroize_leave{{$}}
// CHECK-NOT: callq __zeroize_{{scrub|clear|leave}}
// CHECK: .size asks
int asks(SECRET const unsigned char *k) { return first(k) + second(k); }

// CHECK-LABEL: {{^}}asks_not:
// CHECK-NOT: __zeroize_ask
// CHECK: callq __zeroize_leave_foreign
// CHECK: .size asks_not
int asks_not(SECRET const unsigned char *k) { return first(k) + atoi((const char *)k); }

// A result in a vector register stays.
double real(SECRET const unsigned char *k);
// CHECK-LABEL: {{^}}returns_vector:
// CHECK: je [[DONE:.Lzeroize_attested[0-9]+]]
// CHECK-NOT: xorps %xmm0, %xmm0
// CHECK: xorl %eax, %eax
// CHECK: xorl %r10d, %r10d
// CHECK-NEXT: xorps %xmm1, %xmm1
// CHECK: xorps %xmm15, %xmm15
// CHECK-NEXT: callq __zeroize_clear_upper
// CHECK-NEXT: callq __zeroize_clear_x87
// CHECK-NEXT: [[DONE]]:
// CHECK-NOT: call{{.*}}clear
// CHECK: .size returns_vector
double returns_vector(SECRET const unsigned char *k) { return real(k); }

// So does one on the x87 stack.
long double extended(SECRET const unsigned char *k);
// CHECK-LABEL: {{^}}returns_x87:
// CHECK: je [[DONE:.Lzeroize_attested[0-9]+]]
// CHECK-NOT: __zeroize_clear_x87
// CHECK-COUNT-7: fldz
// CHECK-COUNT-7: fstp %st(0)
// CHECK-NEXT: [[DONE]]:
// CHECK: .size returns_x87
long double returns_x87(SECRET const unsigned char *k) { return extended(k); }

typedef struct { long a, b; } pair;
pair two(SECRET const unsigned char *k);
// CHECK-LABEL: {{^}}returns_pair:
// CHECK: je [[DONE:.Lzeroize_attested[0-9]+]]
// CHECK-NOT: xorl %e{{[ad]}}x
// CHECK-NOT: __zeroize_scrub_foreign
// CHECK: callq __zeroize_scrub_below
// CHECK-NEXT: xorl %ecx, %ecx
// CHECK-NEXT: xorl %esi, %esi
// CHECK: [[DONE]]:
// CHECK: .size returns_pair
pair returns_pair(SECRET const unsigned char *k) { return two(k); }

// So is one behind a pointer that turns out to be constant.
int third(const unsigned char *k);
static int (*only)(const unsigned char *) = third;
// CHECK-LABEL: {{^}}through_constant:
// CHECK: callq *third@GOTPCREL(%rip)
// CHECK: movq third@GOTPCREL(%rip), %r11
// CHECK-NEXT: callq __zeroize_ask
// CHECK: .size through_constant
int through_constant(SECRET const unsigned char *k) { return only(k) + 1; }
