// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Behind functions of other files, margin and registers are erased only if one of them does not attest; behind those of
// the C library always.
// RUN: %zeroize %quiet -O2 -S %attrs_include %s -o - | %FileCheck %s
// RUN: %zeroize %quiet -Os -S %attrs_include %s -o - | %FileCheck %s --check-prefix=SMALL
// RUN: %zeroize %quiet -Os -S %attrs_include %s -o - | grep -A1 '1519132171' | grep -B1 '^__zeroize_leave' | %FileCheck %s --check-prefix=HELPER
// RUN: %zeroize %quiet -O2 -c -Rpass=zeroize %attrs_include %s -o %t.o 2>&1 | %FileCheck %s --check-prefix=REMARK
#include <zeroize/secret.h>

int first(SECRET const unsigned char *k);
int second(SECRET const unsigned char *k);
int atoi(const char *text);

// REMARK: 'asks' scrubs its frame of {{.*}} a margin of 4096 bytes unless all that ran there attest that they scrub for themselves; its registers are cleared where the region ends
// REMARK: 'asks_not' scrubs its frame of {{.*}} a margin of 4096 bytes; its registers are cleared where the region ends
// CHECK-LABEL: {{^}}asks.zeroize_body:
// CHECK: .section .data.zeroize,"aw",@progbits
// CHECK: [[TABLE:.Lzeroize_asked[0-9]+_0]]:
// CHECK-NEXT: .long 0
// CHECK-NEXT: .long 0
// CHECK-NEXT: .long 0
// CHECK-NEXT: .long 4096
// CHECK-NEXT: .long first@GOTPCREL
// CHECK-NEXT: .long second@GOTPCREL
// CHECK-NEXT: .long 0
// Once all are known to attest nobody is called; what r11 held is gone then as well.
// CHECK: xorl %r11d, %r11d
// CHECK-NEXT: cmpl $1, [[TABLE]](%rip)
// CHECK-NEXT: je [[ATTESTED:.Lzeroize_attested[0-9]+]]
// CHECK-NEXT: leaq [[TABLE]](%rip), %r11
// CHECK-NEXT: callq __zeroize_settle{{$}}
// CHECK: [[ATTESTED]]:
// CHECK-NOT: __zeroize_{{scrub|clear|leave}}
// CHECK: .size asks.zeroize_body
int asks(SECRET const unsigned char *k) { return first(k) + second(k); }

// CHECK-LABEL: {{^}}asks_not.zeroize_body:
// CHECK-NOT: __zeroize_settle
// CHECK: callq __zeroize_scrub_below
// CHECK-NOT: __zeroize_{{scrub|clear|leave|settle}}
// CHECK: .size asks_not.zeroize_body
int asks_not(SECRET const unsigned char *k) { return first(k) + atoi((const char *)k); }

// Where short code is wanted nobody is told of regions, and registers are erased, too, only behind those that do not attest.
// SMALL-LABEL: {{^}}asks_small:
// SMALL-NOT: cmpl $1, .Lzeroize_asked
// SMALL: leaq .Lzeroize_asked{{[0-9]+}}_0(%rip), %r11
// SMALL-NEXT: callq __zeroize_settle_foreign
// SMALL-NOT: __zeroize_{{scrub|clear|leave_}}
// SMALL: callq __zeroize_leave{{(_scratch)?$}}
// SMALL: .size asks_small
int asks_small(SECRET const unsigned char *k) { return first(k) + second(k); }

// A result in a vector register stays.
double real(SECRET const unsigned char *k);
// SMALL-LABEL: {{^}}returns_vector:
// SMALL: callq __zeroize_settle{{$}}
// SMALL-NEXT: je [[DONE:.Lzeroize_attested[0-9]+]]
// SMALL-NOT: xorps %xmm0, %xmm0
// SMALL: xorps %xmm1, %xmm1
// SMALL: xorps %xmm15, %xmm15
// SMALL-NEXT: callq __zeroize_clear_upper
// SMALL-NEXT: callq __zeroize_clear_x87
// SMALL: [[DONE]]:
// SMALL-NOT: call{{.*}}clear
// SMALL: .size returns_vector
double returns_vector(SECRET const unsigned char *k) { return real(k); }

// So does one on the x87 stack.
long double extended(SECRET const unsigned char *k);
// SMALL-LABEL: {{^}}returns_x87:
// SMALL: je [[DONE:.Lzeroize_attested[0-9]+]]
// SMALL-NOT: __zeroize_clear_x87
// SMALL-COUNT-7: fldz
// SMALL-COUNT-7: fstp %st(0)
// SMALL: [[DONE]]:
// SMALL: .size returns_x87
long double returns_x87(SECRET const unsigned char *k) { return extended(k); }

typedef struct { long a, b; } pair;
pair two(SECRET const unsigned char *k);
// SMALL-LABEL: {{^}}returns_pair:
// SMALL-NOT: __zeroize_settle_foreign
// SMALL: callq __zeroize_settle{{$}}
// SMALL-NEXT: je [[DONE:.Lzeroize_attested[0-9]+]]
// SMALL-NOT: xorl %e{{[ad]}}x
// SMALL: xorl %ecx, %ecx
// SMALL-NEXT: xorl %esi, %esi
// SMALL: [[DONE]]:
// SMALL: .size returns_pair
pair returns_pair(SECRET const unsigned char *k) { return two(k); }

// So is one behind a pointer that turns out to be constant.
int third(const unsigned char *k);
static int (*only)(const unsigned char *) = third;
// CHECK-LABEL: {{^}}through_constant.zeroize_body:
// CHECK: callq *third@GOTPCREL(%rip)
// CHECK: .long third@GOTPCREL
// CHECK: callq __zeroize_settle
// CHECK: .size through_constant.zeroize_body
int through_constant(SECRET const unsigned char *k) { return only(k) + 1; }

// The helpers attest, too: a function that calls them, but does not itself, is read by others.
// HELPER: .long 1519132171
// HELPER-NEXT: {{^}}__zeroize_leave
