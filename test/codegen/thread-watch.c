// A thread that may be cancelled in a region has its stack scrubbed at its end: the entry of a region that can be left so, and of
// no other, puts down how deep the stack is. What runs as a part of it need not.
// RUN: %zeroize %quiet -O1 -S %s -o - | FileCheck %s
// RUN: %zeroize %quiet -Os -S %s -o - | FileCheck %s --check-prefix=SHORT
// The helper is asked for late, when others are there and initialised already.
// RUN: %zeroize %quiet -O1 -S -emit-llvm %s -o - | FileCheck %s --check-prefix=ONCE
// RUN: %zeroize %quiet -O0 -S -emit-llvm %s -o - | FileCheck %s --check-prefix=ONCE
// ONCE: @llvm.global_ctors = appending global [2 x {{.*}} @__zeroize_find_signals{{.*}} @__zeroize_find_stack

#define SECRET __attribute__((secret))
long foreign(long n);

// CHECK-LABEL: calls_foreign_code.zeroize_body:
// CHECK-NOT: __zeroize_{{marks|end_}}
// CHECK: callq {{\*?}}foreign
// CHECK-NOT: __zeroize_{{marks|end_}}
// CHECK: .Lfunc_end
// CHECK-LABEL: calls_foreign_code:
// CHECK: je calls_foreign_code.zeroize_body
// CHECK-NEXT: callq __zeroize_end_enter
// SHORT-LABEL: calls_foreign_code:
// SHORT: callq __zeroize_end_enter
// SHORT: callq {{\*?}}foreign
long calls_foreign_code(SECRET long *x) {
  long n = foreign(3);
  return x[0] + n;
}

static __attribute__((noinline)) long helper(long n) { return foreign(n) + 1; }

// CHECK-LABEL: by_way_of_a_helper:
// CHECK: callq __zeroize_end_enter
long by_way_of_a_helper(SECRET long *x) { return x[0] + helper(4); }

// CHECK-LABEL: computes:
// CHECK: callq __zeroize_enter
// SHORT-LABEL: computes:
// SHORT: callq __zeroize_enter
long computes(SECRET long *x) { return x[0] * x[1]; }

// Arguments are in no register where C code could save them.
// CHECK: {{^}}__zeroize_end_enter:
// CHECK: callq __zeroize_clear_vectors
// CHECK: callq __zeroize_end_note
