// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Leaves of files that hold secrets attest, because a secret function elsewhere may call them: not what calls, not what
// keeps something in memory, not what only this file can call; nothing where no secrets are or nothing is optimised.
// RUN: %zeroize %quiet -O2 -S %attrs_include %s -o - | grep -A1 '^[a-z_]*:\|1519132171' | %FileCheck %s
// RUN: %zeroize %quiet -O2 -S %attrs_include %s -o - | %FileCheck %s --check-prefix=ASM
// RUN: %zeroize %quiet -O2 -DNO_SECRET -S %attrs_include %s -o - | %FileCheck %s --check-prefix=NONE
// RUN: %zeroize %quiet -O0 -S %attrs_include %s -o - | sed '/section.*__zeroize/,$d' | %FileCheck %s --check-prefix=ONE
// RUN: %zeroize %quiet -O2 -Rpass=zeroize -c %attrs_include %s -o %t.o 2>&1 | %FileCheck %s --check-prefix=REMARK
#include <math.h>
#include <string.h>
#include <zeroize/secret.h>

struct description {
  unsigned number, bytes[16];
  double scale;
};

void elsewhere(int n);

// ASM: {{^}}number:
// ASM-NOT: __zeroize
// ASM: xorl %edi, %edi
// ASM-NEXT: retq
// NONE-NOT: "zeroize-
// NONE-NOT: .long 3550430982
// ONE: .long 3550430982
// ONE-NOT: .long 3550430982
// REMARK-NOT: 'number'

// CHECK: .long 1519132171
// CHECK-NEXT: {{^}}number:
unsigned number(const struct description *d) { return d->number; }
// CHECK: .long 1519132171
// CHECK-NEXT: {{^}}sum:
unsigned sum(const struct description *d) {
  unsigned sum = 0;
  for (int i = 0; i < 16; i++)
    sum += d->bytes[i];
  return sum;
}
// CHECK: .long 1519132171
// CHECK-NEXT: {{^}}behind_pointer:
static __attribute__((noinline)) unsigned behind_pointer(const struct description *d) { return d->bytes[3]; }
unsigned (*const table[])(const struct description *) = {behind_pointer, number};
// CHECK-NOT: .long 1519132171
// CHECK: {{^}}calls:
void calls(int n) { elsewhere(n + 1); }
// CHECK-NOT: .long 1519132171
// CHECK: {{^}}copies:
void copies(struct description *to, const struct description *from, unsigned n) { memmove(to, from, n); }
// CHECK-NOT: .long 1519132171
// CHECK: {{^}}sine:
double sine(const struct description *d) { return sin(d->scale); }
// CHECK-NOT: .long 1519132171
// CHECK: {{^}}keeps:
unsigned keeps(const struct description *d, unsigned n) {
  volatile unsigned place[4];
  place[n & 3] = d->number;
  return place[0];
}
// CHECK-NOT: .long 1519132171
// CHECK: {{^}}inner:
static __attribute__((noinline)) unsigned inner(const struct description *d) { return d->bytes[5]; }
unsigned of_inner(const struct description *d) {
  elsewhere(3);
  return inner(d) + inner(d + 1);
}
#ifndef NO_SECRET
int holds(SECRET const unsigned char *k) { return secret_declassify(k[0]); }
#endif
