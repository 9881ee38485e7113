// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A function behind a pointer is asked where it is called, by the address that is called, and a cell in the frame
// remembers the answer; not where the address would have to be in a register that holds an argument, nor where the eight
// bytes belong to somebody else.
// RUN: %zeroize %quiet -O2 -S %attrs_include %s -o - | %FileCheck %s
// RUN: %zeroize %quiet -O2 -fsanitize=kcfi -S %attrs_include %s -o - | %FileCheck %s --check-prefix=NONE
// RUN: %zeroize %quiet -O2 -mcmodel=large -S %attrs_include %s -o - | %FileCheck %s --check-prefix=NONE
// RUN: %zeroize %quiet -O2 -mretpoline -DTHUNKS -S %attrs_include %s -o - | %FileCheck %s --check-prefix=NONE
// RUN: %zeroize %quiet -O2 -fPIC -S %attrs_include %s -o - | %FileCheck %s --check-prefix=SHARED
#include <zeroize/secret.h>

struct table {
  int (*f)(const unsigned char *k, int n);
};
extern const struct table *chosen;

// NONE-NOT: __zeroize_ask{{$}}
// NONE: __zeroize_{{leave_foreign|scrub_below}}

// CHECK-LABEL: {{^}}through_table.zeroize_body:
// CHECK: movb $0, [[CELL:[0-9]+]](%rsp)
// CHECK: movq (%r{{[a-z0-9]+}}), %[[TARGET:r[a-z0-9]+]]
// CHECK: movq %[[TARGET]], %r11
// CHECK-NEXT: callq __zeroize_ask_depth
// CHECK-NEXT: je [[YES:.Lzeroize_attests[0-9]+]]
// CHECK-NEXT: orb %r11b, [[CELL]](%rsp)
// CHECK-NEXT: [[YES]]:
// CHECK: callq *%[[TARGET]]
// CHECK: cmpb $0, [[CELL]](%rsp)
// CHECK-NEXT: je [[DONE:.Lzeroize_attested[0-9]+]]
// CHECK: movzbl [[CELL]](%rsp), %r11d
// CHECK-NEXT: callq __zeroize_scrub_byte{{$}}
// CHECK: [[DONE]]:
// CHECK-NOT: __zeroize_{{scrub|clear|leave}}
// CHECK: .size through_table.zeroize_body
int through_table(SECRET const unsigned char *k) { return chosen->f(k, 3) + 1; }

// Both the cell and the table are looked at: what the one knows of may go deeper than what the other does.
int named(SECRET const unsigned char *k);
// CHECK-LABEL: {{^}}both.zeroize_body:
// CHECK: cmpb $0, {{[0-9]*}}(%rsp)
// CHECK-NEXT: je [[TABLE:.Lzeroize_table[0-9]+]]
// CHECK: callq __zeroize_scrub_byte{{$}}
// CHECK-NEXT: [[TABLE]]:
// CHECK: .long named@GOTPCREL
// CHECK: callq __zeroize_settle{{$}}
// CHECK: .size both.zeroize_body
int both(SECRET const unsigned char *k) { return named(k) + chosen->f(k, 3); }

// preserve_none hands out r11, and so nobody can be asked there; regcall hands out so many that the address lies in one
// that only the caller preserves.
#ifndef THUNKS
typedef __attribute__((preserve_none)) long none(const unsigned char *, long, long, long, long, long, long, long, long, long,
                                                 long);
// CHECK-LABEL: {{^}}uses_r11.zeroize_body:
// CHECK-NOT: __zeroize_ask
// CHECK: movl $10, %r11d
// CHECK-NOT: __zeroize_ask
// CHECK: callq *%r
// CHECK: __zeroize_scrub_below
// CHECK: .size uses_r11.zeroize_body
long uses_r11(SECRET const unsigned char *k, none *f) { return f(k, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10) + 1; }
#endif
typedef __attribute__((regcall)) long many(const unsigned char *, long, long, long, long, long, long, long, long, long, long);
// CHECK-LABEL: {{^}}uses_regcall.zeroize_body:
// CHECK: callq __zeroize_ask
// CHECK: callq *%r
// CHECK: je [[DONE:.Lzeroize_attested[0-9]+]]
// CHECK-NOT: xorl %eax, %eax
// CHECK: [[DONE]]:
// CHECK: .size uses_regcall.zeroize_body
long uses_regcall(SECRET const unsigned char *k, many *f) { return f(k, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10) + 1; }

// Code of which nothing is known runs as well: erased in any case.
int puts(const char *text);
// CHECK-LABEL: {{^}}mixed.zeroize_body:
// CHECK-NOT: __zeroize_ask
// CHECK: callq __zeroize_scrub_below
// CHECK: .size mixed.zeroize_body
int mixed(SECRET const unsigned char *k) {
  puts((const char *)k);
  return chosen->f(k, 3);
}

// In a shared library another function may take the place of a visible one.
__attribute__((noinline)) int visible(SECRET const unsigned char *k) { return secret_declassify(k[0] * k[1]); }
// SHARED-LABEL: {{^}}calls_visible.zeroize_body:
// SHARED: callq *visible@GOTPCREL(%rip)
// SHARED: .long visible@GOTPCREL
// SHARED: callq __zeroize_settle
// SHARED: .size calls_visible.zeroize_body
// CHECK-LABEL: {{^}}calls_visible.zeroize_body:
// CHECK-NOT: __zeroize_{{ask|settle}}
// CHECK: callq visible.zeroize_body
// CHECK: .size calls_visible.zeroize_body
int calls_visible(SECRET const unsigned char *k) { return visible(k) + 1; }
