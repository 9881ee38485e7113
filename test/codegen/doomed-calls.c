// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A failed assertion never comes to the function's exit: the exit must not pay for what it may have left.
// RUN: %zeroize -O2 -S %s -o - | FileCheck %s

void __assert_fail(const char *, const char *, unsigned, const char *) __attribute__((noreturn, nothrow));
void report(const void *p);

// CHECK-LABEL: asserts.zeroize_body:
// CHECK-NOT: __zeroize_{{scrub_below|settle}}
// CHECK-LABEL: asserts:
// CHECK: callq __zeroize_leave_{{scratch$|narrow$}}
// CHECK: retq
unsigned asserts(const unsigned *in) {
  __attribute__((secret)) unsigned a = in[0];
  if (in[1] > 7)
    __assert_fail("in[1] <= 7", __FILE__, __LINE__, __func__);
  return a * 3 + in[1];
}

// The call that does return counts as before, also behind a condition.
// CHECK-LABEL: reports.zeroize_body:
// CHECK: callq __zeroize_settle
// CHECK-LABEL: reports:
// CHECK: callq __zeroize_leave_cleared
unsigned reports(const unsigned *in) {
  __attribute__((secret)) unsigned a = in[0];
  if (in[1] > 7) {
    report(in);
    if (in[2])
      __assert_fail("in[1] <= 7", __FILE__, __LINE__, __func__);
  }
  return a * 3 + in[1];
}
