// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// What a function calls only where it throws is no reason for a margin where it returns, nor for not asking those that it
// has called: checks of lengths that each of a library's functions makes cost four times what it computes. Where the
// exception leaves, the margin is erased.
// RUN: %zeroizexx -O2 %quiet -S %s -o - | FileCheck %s

struct Text {
  Text(const char *, unsigned);
  ~Text();
};

struct Hash {
  virtual unsigned size() const;
  unsigned check(unsigned n) const;
  __attribute__((secret)) unsigned char state[32];
};

// CHECK-LABEL: _ZNK4Hash5checkEj.zeroize_body:
// CHECK:         callq __zeroize_ask
// CHECK:         je .Lzeroize_attested
// CHECK:         retq
// CHECK:         callq *_ZN4TextD1Ev
// CHECK:         .Lzeroize_attested{{[0-9]+}}:
// CHECK:         movl $4096, %r11d
// CHECK-NEXT:    callq __zeroize_scrub_below
// CHECK:         callq _Unwind_Resume
unsigned Hash::check(unsigned n) const {
  if (n > size()) {
    Text text("longer than the hash: ", n);
    throw n;
  }
  return state[n & 31];
}
