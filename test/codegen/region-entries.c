// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A function that other files can call is an entry, which begins and ends a region, and a body. Calls from inside a region
// say so in r11, and the entry jumps to the body; those of the same file call it at once.
// RUN: %zeroize %quiet -O2 -S %attrs_include %s -o - | %FileCheck %s 
// RUN: %zeroize %quiet -O2 -fPIC -S %attrs_include %s -o - | %FileCheck %s --check-prefix=SHARED
// RUN: %zeroize %quiet -O0 -S %attrs_include %s -o - | %FileCheck %s --check-prefix=NONE
// RUN: %zeroize %quiet -Os -S %attrs_include %s -o - | %FileCheck %s --check-prefix=NONE
// RUN: %zeroize %quiet -O2 -mcmodel=large -S %attrs_include %s -o - | %FileCheck %s --check-prefix=NONE
// RUN: %zeroize %quiet -O2 -fsanitize=kcfi -S %attrs_include %s -o - | %FileCheck %s --check-prefix=NONE
// RUN: %zeroize %quiet -O2 -fno-omit-frame-pointer -S %attrs_include %s -o - | %FileCheck %s --check-prefix=POINTER
// RUN: %zeroize %quiet -O2 -fexceptions -S %attrs_include %s -o - | %FileCheck %s --check-prefix=THROWS
// RUN: %zeroize %quiet -O2 -g -c %attrs_include %s -o %t.o
// RUN: llvm-dwarfdump --verify %t.o
// RUN: %zeroize %quiet -O2 -g -S -mllvm -verify-machineinstrs %attrs_include %s -o /dev/null
#include <stdarg.h>
#include <zeroize/secret.h>

// NONE-NOT: zeroize_body
// NONE-NOT: leaq -8(%rsp), %r11

int elsewhere(SECRET const unsigned char *k);

// The last byte tells that code of other files may have run, and the kernel.
// CHECK-LABEL: {{^}}outer.zeroize_body:
// CHECK-NOT: __zeroize_{{enter|leave|clear}}
// CHECK: leaq -8(%rsp), %r11
// CHECK: callq *elsewhere@GOTPCREL(%rip)
// CHECK-NOT: __zeroize_{{enter|leave|clear}}
// CHECK: .size outer.zeroize_body
// CHECK: .long 3550430982
// CHECK: {{^}}outer:
// CHECK: cmpq %rsp, %r11
// CHECK-NEXT: je outer.zeroize_body
// CHECK-NEXT: callq __zeroize_{{(end_)?}}enter
// CHECK-NEXT: pushq $0
// CHECK-NEXT: .cfi_adjust_cfa_offset 8
// CHECK-NEXT: callq outer.zeroize_body
// CHECK-NEXT: popq %rcx
// CHECK-NEXT: .cfi_adjust_cfa_offset -8
// CHECK-NEXT: movl ${{[0-9]*[37]}}, %r11d
// CHECK: movl %eax, %eax
// CHECK: callq __zeroize_leave_cleared
// CHECK: retq
// POINTER-LABEL: {{^}}outer:
// POINTER: callq __zeroize_{{(end_)?}}enter
// POINTER-NEXT: pushq %rbp
// POINTER-NEXT: .cfi_adjust_cfa_offset 8
// POINTER-NEXT: .cfi_rel_offset %rbp, 0
// POINTER-NEXT: movq %rsp, %rbp
// POINTER: callq outer.zeroize_body
// POINTER-NEXT: popq %rbp
// POINTER-NEXT: .cfi_adjust_cfa_offset -8
// POINTER-NEXT: .cfi_restore %rbp
// POINTER-NEXT: movq $0, -8(%rsp)
// POINTER-NEXT: movl
int outer(SECRET const unsigned char *k) { return elsewhere(k) + 1; }

// Of what the body uses, no more is cleared.
// CHECK-LABEL: {{^}}leaf.zeroize_body:
// CHECK: .size leaf.zeroize_body
// CHECK: {{^}}leaf:
// CHECK: movl $16384, %r11d
// CHECK: callq __zeroize_leave_scratch
__attribute__((noinline)) unsigned long leaf(SECRET const unsigned long *k) { return k[0] * k[1] + k[2]; }

// CHECK-LABEL: {{^}}nothing.zeroize_body:
// CHECK: {{^}}nothing:
// CHECK: xorl %eax, %eax
// CHECK: callq __zeroize_leave_{{scratch|narrow}}
void nothing(SECRET unsigned long *k) { k[0] = k[1] * k[0]; }

// In a shared library another function may take a visible one's place, and is told.
// CHECK-LABEL: {{^}}same_file.zeroize_body:
// CHECK-NOT: r11
// CHECK: callq leaf.zeroize_body
// CHECK: .size same_file.zeroize_body
// SHARED-LABEL: {{^}}same_file.zeroize_body:
// SHARED: leaq -8(%rsp), %r11
// SHARED: callq *leaf@GOTPCREL(%rip)
// SHARED: .size same_file.zeroize_body
unsigned long same_file(SECRET const unsigned long *k) {
  unsigned long r = leaf(k);
  return r * leaf(k + 1);
}

// CHECK-LABEL: {{^}}by_pointer.zeroize_body:
// CHECK: leaq -8(%rsp), %r11
// CHECK: callq *%r
// CHECK: .size by_pointer.zeroize_body
int by_pointer(SECRET const unsigned char *k, int (*f)(SECRET const unsigned char *)) { return f(k) + 2; }

// Told of no secret, it has its callees clear their registers unless its own caller is in a region.
struct context {
  unsigned char key[32];
  int n;
};
// CHECK-LABEL: {{^}}passes_on.zeroize_body:
// CHECK: subq %rsp, %r11
// CHECK-NEXT: subq $8, %r11
// CHECK: movq %r11, [[SLOT:[0-9]*\(%rsp\)]]
// CHECK: movq [[SLOT]], %r11
// CHECK: {{addq %rsp, %r11|leaq \(%rsp,%r11\), %r11}}
// CHECK: callq *elsewhere@GOTPCREL(%rip)
// CHECK: .size passes_on.zeroize_body
extern int counter;
__attribute__((noinline)) int passes_on(struct context *c) {
  int r = elsewhere(c->key);
  return r + counter + c->key[3];
}
// CHECK-LABEL: {{^}}told.zeroize_body:
// CHECK: leaq -8(%rsp), %r11
// CHECK: callq passes_on.zeroize_body
int told(SECRET struct context *c) { return passes_on(c) * 2; }
// In short code nobody is told, and who listens hears so.
// CHECK-LABEL: {{^}}seldom:
// CHECK: xorl %r11d, %r11d
// CHECK-NOT: r11
// CHECK: callq passes_on.zeroize_body
__attribute__((cold)) int seldom(SECRET struct context *c) { return passes_on(c) * 3; }

// A callee that keeps r11 for its caller is told nothing.
__attribute__((no_caller_saved_registers)) int keeps(SECRET const unsigned char *k);
// CHECK-LABEL: {{^}}calls_keeper.zeroize_body:
// CHECK-NOT: leaq -8(%rsp), %r11
// CHECK: callq *keeps@GOTPCREL(%rip)
// CHECK: .size calls_keeper.zeroize_body
int calls_keeper(SECRET const unsigned char *k) { return keeps(k) + 1; }

// A body as large as this is nobody else's region.
// CHECK-LABEL: {{^}}large.zeroize_body:
// CHECK: {{^}}large:
// CHECK-NOT: cmpq %rsp, %r11
// CHECK: callq __zeroize_{{(end_)?}}enter
// CHECK: .size large
int large(SECRET const unsigned char *k) {
  volatile unsigned char t[20000];
  t[0] = k[0];
  return elsewhere(k) + t[k[1] & 15];
}

// CHECK-LABEL: {{^}}recursive.zeroize_body:
// CHECK: {{^}}recursive:
// CHECK-NOT: cmpq %rsp, %r11
// CHECK: callq __zeroize_leave_cleared
int recursive(SECRET const unsigned char *k, int n) { return n > 1 ? recursive(k + 1, n - 1) * recursive(k, n - 2) : elsewhere(k); }

// Words on the stack are copied, and the copies erased: eight of them at the most, and where nothing leads past that.
// CHECK-LABEL: {{^}}many.zeroize_body:
// CHECK: {{^}}many:
// CHECK: cmpq %rsp, %r11
// CHECK-NEXT: je many.zeroize_body
// CHECK-NEXT: callq __zeroize_{{(end_)?}}enter
// CHECK-NEXT: pushq $0
// CHECK-NEXT: .cfi_adjust_cfa_offset 8
// CHECK-NEXT: pushq 24(%rsp)
// CHECK-NEXT: .cfi_adjust_cfa_offset 8
// CHECK-NEXT: pushq 24(%rsp)
// CHECK-NEXT: .cfi_adjust_cfa_offset 8
// CHECK-NEXT: callq many.zeroize_body
// CHECK-NEXT: xorl %ecx, %ecx
// CHECK-NEXT: movq %rcx, (%rsp)
// CHECK-NEXT: movq %rcx, 8(%rsp)
// CHECK-NEXT: addq $24, %rsp
// CHECK-NEXT: .cfi_adjust_cfa_offset -24
// CHECK-NEXT: movl
// CHECK: .size many,
// POINTER-LABEL: {{^}}many:
// POINTER: movq %rsp, %rbp
// POINTER-NEXT: pushq 24(%rsp)
// POINTER-NEXT: .cfi_adjust_cfa_offset 8
// POINTER-NEXT: pushq 24(%rsp)
// POINTER: movq %rcx, 8(%rsp)
// POINTER-NEXT: addq $16, %rsp
// POINTER-NEXT: .cfi_adjust_cfa_offset -16
// POINTER-NEXT: popq %rbp
// THROWS-NOT: {{^}}many.zeroize_body
int many(SECRET const unsigned char *k, long a, long b, long c, long d, long e, SECRET short f, int g) {
  return elsewhere(k) + (int)(a + b + c + d + e + f + g);
}

// Copies of what is public may stay.
// CHECK-LABEL: {{^}}ends_in_public.zeroize_body:
// CHECK: {{^}}ends_in_public:
// CHECK: pushq 8(%rsp)
// THROWS: {{^}}ends_in_public.zeroize_body:
int ends_in_public(SECRET const unsigned char *k, long a, long b, long c, long d, long e, long f) {
  if (elsewhere(k))
    __builtin_abort();
  return (int)(a + b + c + d + e + f);
}

// What an entry could not hand on as it came.
// CHECK-NOT: {{^}}{{too_many|ends|variadic|vectors|returns_wide|looks}}.zeroize_body:
int variadic(SECRET const unsigned char *k, int n, ...) {
  va_list l;
  va_start(l, n);
  int r = elsewhere(k) + va_arg(l, int);
  va_end(l);
  return r;
}
int too_many(SECRET const unsigned char *k, long a, long b, long c, long d, long e, long f, long g, long h, long i, long j, long l,
             long m, long n, long o) {
  return elsewhere(k) + (int)(a + b + c + d + e + f + g + h + i + j + l + m + n + o);
}
int ends(SECRET const unsigned char *k, long a, long b, long c, long d, long e, SECRET long f) {
  if (elsewhere(k))
    __builtin_abort();
  return (int)(a + b + c + d + e + f);
}
int vectors(SECRET const unsigned char *k, double d) { return elsewhere(k) + (int)d; }
__int128 returns_wide(SECRET const unsigned char *k) { return (__int128)elsewhere(k) << 70; }
void note(void *address);
int looks(SECRET const unsigned char *k) {
  note(__builtin_return_address(0));
  return elsewhere(k) * 2;
}
