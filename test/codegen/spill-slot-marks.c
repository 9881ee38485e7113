// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Many scopes that end in one function: each end zeroed all spill slots again, a square of the two.
// RUN: %zeroize -O2 -S %s -o - -fplugin-arg-zeroize-branch=off | FileCheck %s

void log_event(int n);
unsigned mix(const unsigned *s, unsigned n);

// CHECK-LABEL: two_scopes.zeroize_body:
// The slots of the first scope are zeroed behind it,
// CHECK: movq $0, [[SLOT:[0-9]*\(%rsp\)]]
// CHECK: log_event
// and not behind the second one, in which they are not written.
// CHECK-NOT: movq $0, [[SLOT]]
// CHECK: log_event
// CHECK-NOT: movq $0, [[SLOT]]
// CHECK: log_event
void two_scopes(const unsigned *in, unsigned *out) {
  {
    __attribute__((secret)) unsigned long a = (unsigned long)in[0] << 7 | in[1];
    unsigned r = mix(in, 1);
    out[0] = (unsigned)(a >> 5) ^ r;
  }
  log_event(1);
  {
    __attribute__((secret)) unsigned char b = (unsigned char)in[2];
    out[1] = b * 5u;
  }
  log_event(2);
  {
    __attribute__((secret)) unsigned char c = (unsigned char)in[3];
    out[2] = c * 7u;
  }
  log_event(3);
}
