// A thread that may be cancelled in a region has its stack scrubbed at its end: a region that can be left so, and no other, puts
// that down, off the hot path.
// RUN: %zeroize %quiet -O1 -S %s -o - | FileCheck %s
// The helper is asked for late, when others are there and initialised already.
// RUN: %zeroize %quiet -O1 -S -emit-llvm %s -o - | FileCheck %s --check-prefix=ONCE
// RUN: %zeroize %quiet -O0 -S -emit-llvm %s -o - | FileCheck %s --check-prefix=ONCE
// ONCE: @llvm.global_ctors = appending global [2 x {{.*}} @__zeroize_find_signals{{.*}} @__zeroize_find_stack

#define SECRET __attribute__((secret))
long foreign(long n);

// CHECK-LABEL: calls_foreign_code.zeroize_body:
// CHECK: testb $8, __zeroize_marks+16(%rip)
// CHECK-NEXT: jne [[WATCH:.LBB[0-9_]+]]
// CHECK: callq {{\*?}}foreign
// CHECK: retq
// CHECK: [[WATCH]]:
// CHECK: callq __zeroize_end_watch
// CHECK: .Lfunc_end
long calls_foreign_code(SECRET long *x) {
  long n = foreign(3);
  return x[0] + n;
}

static __attribute__((noinline)) long helper(long n) { return foreign(n) + 1; }

// CHECK-LABEL: by_way_of_a_helper.zeroize_body:
// CHECK: testb $8, __zeroize_marks+16(%rip)
// CHECK: .Lfunc_end
long by_way_of_a_helper(SECRET long *x) { return x[0] + helper(4); }

// CHECK-LABEL: computes.zeroize_body:
// CHECK-NOT: __zeroize_marks
// CHECK: .Lfunc_end
long computes(SECRET long *x) { return x[0] * x[1]; }
