// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Guards against taking an element of a marked array, by a constant, for a flag beside a secret, in C++.
// RUN: %score %s
#include <zeroize/secret.h>

struct Key {
  int id;
  SECRET unsigned char bytes[32];
};
void fill(SECRET unsigned char *p);

int by_reference(Key &k) {
  if (k.id)
    return 1;
  return k.bytes[0] ? 1 : 0; // expect: branch
}

int by_pointer(const Key *k) {
  if (k->bytes[31] == 1) // expect: branch
    return 1;
  return *k->bytes ? 1 : 0; // expect: branch
}

int local() {
  SECRET unsigned char pin[4];
  fill(pin);
  return pin[0] == '0' ? 1 : 0; // expect: branch
}
