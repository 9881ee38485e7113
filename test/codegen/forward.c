// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A wrapper that only hands its arguments on to a function that attests is no secret region: it asks and jumps. What
// holds a secret of its own, or reads anything but a table of functions, is one.
// RUN: %zeroize %quiet -O2 -S %attrs_include %s -o - | %FileCheck %s
// RUN: %zeroize %quiet -Oz -S %attrs_include %s -o - | %FileCheck %s
// RUN: %zeroize %quiet -O0 -S %attrs_include %s -o - | %FileCheck %s --check-prefix=NONE
// RUN: %zeroize %quiet -O2 -fsanitize=kcfi -S %attrs_include %s -o - | %FileCheck %s --check-prefix=NONE
#include <zeroize/secret.h>

// NONE-NOT: zeroize_erases
// NONE-NOT: jmpq{{.*}}TAILCALL
struct table {
  int (*f)(unsigned char *out, const unsigned char *k, int n);
};
extern const struct table *chosen;
int known(SECRET unsigned char *out, SECRET const unsigned char *k, unsigned long n);
int rename(const char *from, const char *to);

// CHECK: {{^}}through_table.zeroize_erases:
// CHECK: .long 3550430982
// CHECK-NEXT: .long 1519132171
// CHECK-NEXT: {{^}}through_table:
// CHECK-NOT: __zeroize_enter
// CHECK: callq __zeroize_ask
// CHECK: jne through_table.zeroize_erases # TAILCALL
// CHECK-NOT: call
// The token of regions goes along.
// CHECK: movq %r10, %r11
// CHECK-NOT: r11
// CHECK: jmpq *%{{r[a-z0-9]+}} # TAILCALL
// CHECK: .size through_table
int through_table(SECRET unsigned char *out, SECRET const unsigned char *k, int n) { return chosen->f(out, k, n); }

// CHECK-LABEL: {{^}}adds_constant:
// CHECK-NOT: __zeroize_enter
// CHECK: callq __zeroize_ask
// CHECK: jne adds_constant.zeroize_erases # TAILCALL
// CHECK-NOT: call
// CHECK: jmpq *known@GOTPCREL(%rip) # TAILCALL
// CHECK: .size adds_constant
int adds_constant(SECRET unsigned char *out, SECRET const unsigned char *k) { return known(out, k, 0); }

// Nobody in the C library would attest.
// CHECK-LABEL: {{^}}to_unmarked:
// CHECK-NOT: TAILCALL
// CHECK: .size to_unmarked
int to_unmarked(SECRET unsigned char *out, SECRET const unsigned char *k) {
  return rename((const char *)out, (const char *)k);
}

// CHECK-LABEL: {{^}}reads_secret:
// CHECK-NOT: TAILCALL
// CHECK: .size reads_secret
int reads_secret(SECRET unsigned char *out, SECRET const unsigned char *k) { return known(out, k, k[0]); }

// CHECK-LABEL: {{^}}computes:
// CHECK-NOT: TAILCALL
// CHECK: .size computes
int computes(SECRET unsigned char *out, SECRET const unsigned char *k) { return known(out, k, 0) + 1; }

// CHECK-LABEL: {{^}}calls_twice:
// CHECK-NOT: TAILCALL
// CHECK: .size calls_twice
int calls_twice(SECRET unsigned char *out, SECRET const unsigned char *k) {
  known(out, k, 0);
  return known(out, k, 1);
}

// CHECK-LABEL: {{^}}by_value:
// CHECK-NOT: TAILCALL
// CHECK: .size by_value
int by_value(SECRET unsigned char *out, SECRET unsigned long k) { return known(out, out, k); }

// CHECK-LABEL: {{^}}own_variable:
// CHECK-NOT: TAILCALL
// CHECK: .size own_variable
int own_variable(SECRET unsigned char *out, SECRET const unsigned char *k) {
  SECRET unsigned char copy[32];
  __builtin_memcpy(copy, k, 32);
  return known(out, copy, 0);
}

typedef struct {
  unsigned char bytes[40];
} block;
int takes_block(SECRET block b, SECRET const unsigned char *k);
// CHECK-LABEL: {{^}}in_memory:
// CHECK-NOT: TAILCALL
// CHECK: .size in_memory
int in_memory(SECRET block b, SECRET const unsigned char *k) { return takes_block(b, k); }

int many(SECRET const unsigned char *k, long, long, long, long, long, long);
// CHECK-LABEL: {{^}}on_the_stack:
// CHECK-NOT: TAILCALL
// CHECK: .size on_the_stack
int on_the_stack(SECRET const unsigned char *k, long a, long b, long c, long d, long e, long f) {
  return many(k, a, b, c, d, e, f);
}

// The address comes from what the caller gave: that is no table.
// CHECK-LABEL: {{^}}from_argument:
// CHECK-NOT: TAILCALL
// CHECK: .size from_argument
int from_argument(SECRET unsigned char *out, SECRET const unsigned char *k, const struct table *t) {
  return t->f(out, k, 0);
}
