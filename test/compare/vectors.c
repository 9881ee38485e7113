// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Guards against taking the number of a vector's element for an address that depends on a secret, and against silence about
// secrets in elements and in the parts of complex numbers.
// RUN: %score %s
#include <zeroize/secret.h>

typedef unsigned v4 __attribute__((vector_size(16)));
typedef unsigned e4 __attribute__((ext_vector_type(4)));

unsigned sum(SECRET v4 v) { return secret_declassify(v[0] + v[3]); }

unsigned of_a_value(SECRET v4 v, v4 w) {
  return secret_declassify((v + w)[1] ^ (v * w)[2]);
}

int element(SECRET v4 v) {
  return v[2] ? 1 : 0; // expect: branch
}

int swizzled(SECRET e4 v) {
  return v.x ? 1 : 0; // expect: branch
}

int shuffled(SECRET v4 v, v4 w) {
  v4 both = __builtin_shufflevector(v, w, 0, 5, 1, 4);
  return both[1] ? 1 : 0; // expect: branch
}

int numbered(v4 w, SECRET unsigned n) {
  return (int)w[n & 3]; // expect: index
}

// Only one element is overwritten.
int still_secret(SECRET const unsigned *p) {
  v4 w = {p[0], p[1], p[2], p[3]};
  w[1] = 0;
  return w[0] ? 1 : 0; // expect: branch
}

int overwritten(SECRET const unsigned *p) {
  v4 w = {p[0], p[1], p[2], p[3]};
  w = (v4){1, 2, 3, 4};
  return w[0] ? 1 : 0;
}

int half_secret(SECRET double x) {
  _Complex double z;
  __real__ z = x;
  __imag__ z = 0;
  return __real__ z > 1 ? 1 : 0; // expect: branch
}
