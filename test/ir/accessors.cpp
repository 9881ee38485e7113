// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Accessors of objects that hold secrets, which load nothing but addresses, begin no region: a library of virtual methods
// calls one for each block. What loads a number, is given a secret, calls or keeps something in memory does begin one.
// RUN: %zeroize -xc++ %quiet -O2 -S %attrs_include %s -o - | grep '^_Z\|__zeroize\|ret\|1519132171' | %FileCheck %s
// RUN: %zeroize -xc++ %quiet -O0 -S %attrs_include %s -o - | %FileCheck %s --check-prefix=O0
#include <zeroize/secret.h>

struct key {
  SECRET unsigned char *bytes;
  SECRET unsigned char inside[16];
  unsigned length;
  key *next;
  unsigned size() const;
  unsigned char *data();
  unsigned char *at(unsigned i) { return slow(i); }
  unsigned char *slow(unsigned i);
  key *last();
  void set(unsigned char *to, unsigned n);
  unsigned number() const;
  unsigned char first() const;
  unsigned given(SECRET unsigned by) const;
  void calls() const;
  void copies(const key &from);
};
void elsewhere(unsigned n);

// O0: _ZNK3key4sizeEv:
// O0: __zeroize_enter
// CHECK: .long 1519132171
// CHECK-NEXT: {{^}}_ZNK3key4sizeEv:
// CHECK-NEXT: retq
unsigned key::size() const { return 64; }
// CHECK: {{^}}_ZN3key4dataEv:
// CHECK-NEXT: retq
unsigned char *key::data() { return bytes; }
// CHECK: {{^}}_ZN3key4slowEj:
// CHECK-NEXT: retq
unsigned char *key::slow(unsigned i) { return i < 16 ? inside + i : bytes; }
// CHECK: {{^}}_ZN3key4lastEv:
// CHECK-NEXT: retq
key *key::last() {
  key *k = this;
  while (k->next)
    k = k->next;
  return k;
}
// CHECK: {{^}}_ZN3key3setEPhj:
// CHECK-NEXT: retq
void key::set(unsigned char *to, unsigned n) {
  bytes = to;
  length = n;
}
// A field that this file does not show to be public.
// CHECK: {{^}}_ZNK3key6numberEv:
// CHECK-NEXT: __zeroize_enter
unsigned key::number() const { return length; }
// CHECK: {{^}}_ZNK3key5firstEv:
// CHECK-NEXT: __zeroize_enter
unsigned char key::first() const { return bytes[0]; }
// CHECK: {{^}}_ZNK3key5givenEj:
// CHECK-NEXT: __zeroize_enter
unsigned key::given(unsigned) const { return 3; }
// CHECK: {{^}}_ZNK3key5callsEv:
// CHECK-NEXT: __zeroize_end_enter
void key::calls() const {
  elsewhere(3);
  elsewhere(4);
}
// CHECK: {{^}}_ZN3key6copiesERKS_:
// CHECK-NEXT: __zeroize_enter
void key::copies(const key &from) {
  for (int i = 0; i < 16; i++)
    inside[i] = from.inside[i];
}

// Instantiated: without a contract.
template <unsigned N> struct block {
  SECRET unsigned char bytes[N];
  virtual unsigned size() const { return N; }
  virtual unsigned char *at(unsigned i) { return bytes + i; }
};
// CHECK: {{^}}_ZNK5blockILj16EE4sizeEv:
// CHECK-NEXT: retq
template struct block<16>;
