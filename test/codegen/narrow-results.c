// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// What a register holds beside a result that is narrower is zeroed, unless the last instruction has done so; with SSE and
// with AVX.
// RUN: %zeroize %quiet -Os -S %attrs_include %s -o - | %FileCheck %s --check-prefixes=CHECK,SSE
// RUN: %zeroize %quiet -Os -mavx2 -S %attrs_include %s -o - | %FileCheck %s --check-prefixes=CHECK,AVX
#include <zeroize/secret.h>
#include <stdint.h>

// CHECK-LABEL: {{^}}low_half:
// CHECK: movq %rdi, %rax
// CHECK: movl %eax, %eax
// CHECK: .size low_half
uint32_t low_half(SECRET uint64_t a) { return (uint32_t)a; }

// CHECK-LABEL: {{^}}whole:
// CHECK-NOT: movl %eax, %eax
// CHECK: .size whole
uint64_t whole(SECRET uint64_t a, SECRET uint64_t b) { return a * b; }

// CHECK-LABEL: {{^}}extended:
// CHECK: imull
// CHECK-NOT: movl %eax, %eax
// CHECK: .size extended
uint32_t extended(SECRET uint32_t a, SECRET uint32_t b) { return a * b; }

// CHECK-LABEL: {{^}}byte:
// CHECK: movzbl %al, %eax
// CHECK: .size byte
unsigned char byte(SECRET uint64_t a, SECRET uint64_t b) { return (unsigned char)(a * b); }

// CHECK-LABEL: {{^}}word:
// CHECK: movzwl %ax, %eax
// CHECK: .size word
unsigned short word(SECRET uint64_t a, SECRET uint64_t b) { return (unsigned short)(a * b); }

struct three {
  unsigned char b[3];
};
// CHECK-LABEL: {{^}}odd:
// CHECK: shlq $40, %rax
// CHECK-NEXT: shrq $40, %rax
// CHECK: .size odd
struct three odd(SECRET const struct three *t, SECRET const uint64_t *n) {
  struct three r = *t;
  r.b[1] *= (unsigned char)*n;
  return r;
}

struct pair {
  uint64_t a;
  uint32_t b;
};
// CHECK-LABEL: {{^}}second:
// CHECK-NOT: movl %eax, %eax
// CHECK: movl %edx, %edx
// CHECK: .size second
struct pair second(SECRET uint64_t a, SECRET uint64_t b) {
  struct pair r = {a + b, (uint32_t)b};
  return r;
}

// CHECK-LABEL: {{^}}real:
// SSE: {{[[:space:]]}}movq %xmm0, %xmm0
// AVX: vmovq %xmm0, %xmm0
// CHECK: .size real
double real(SECRET const double *p) { return p[0] * p[1]; }

// CHECK-LABEL: {{^}}narrow:
// SSE: {{[[:space:]]}}pslldq $12, %xmm0
// SSE-NEXT: psrldq $12, %xmm0
// AVX: vpslldq $12, %xmm0, %xmm0
// AVX-NEXT: vpsrldq $12, %xmm0, %xmm0
// CHECK: .size narrow
float narrow(SECRET const float *p) { return p[0] * p[1]; }

// Callers rely on the sign in the upper bits of the register that is promised.
// CHECK-LABEL: {{^}}signed_bits:
// CHECK-NOT: sh{{[lr]}}q
// CHECK: .size signed_bits
signed _BitInt(20) signed_bits(SECRET int64_t a) { return (signed _BitInt(20))a; }
// CHECK-LABEL: {{^}}few_bits:
// CHECK-NOT: sh{{[lr]}}q
// CHECK: movzbl %al, %eax
// CHECK: .size few_bits
signed _BitInt(5) few_bits(SECRET int64_t a) { return (signed _BitInt(5))a; }
