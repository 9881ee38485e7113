// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Guards against a wipe that creates a leak: a secret that the optimiser keeps in registers must not get a stack slot for
// the sake of being wiped. The same functions with and without the plugin: no store to the stack that was not there, but
// for those of zero.

// RUN: %clang -O1 %attrs_include -S %s -o %t.plain.s
// RUN: %zeroize -O1 %quiet %attrs_include -S %s -o %t.s
// RUN: %clang -O3 %attrs_include -S %s -o %t.plain3.s
// RUN: %zeroize -O3 %quiet %attrs_include -S %s -o %t.3.s
// RUN: %clang -Os -mavx2 %attrs_include -S %s -o %t.plains.s
// RUN: %zeroize -Os -mavx2 %quiet %attrs_include -S %s -o %t.s.s
// RUN: %python %S/Inputs/compare-stores.py %t.plain.s %t.s
// RUN: %python %S/Inputs/compare-stores.py %t.plain3.s %t.3.s
// RUN: %python %S/Inputs/compare-stores.py %t.plains.s %t.s.s

// The comparison itself: at -O0 every variable has a slot.
// RUN: %clang -O0 %attrs_include -S %s -o %t.plain0.s
// RUN: not %python %S/Inputs/compare-stores.py %t.plain.s %t.plain0.s 2>&1 | FileCheck %s
// CHECK: scalar: {{[0-9]+}} stores to the stack, not 0
#include <stdint.h>
#include <string.h>
#include <zeroize/secret.h>

uint64_t scalar(SECRET const uint64_t *key, uint64_t x) {
  SECRET uint64_t k = key[0] ^ x;
  SECRET uint32_t low = (uint32_t)k;
  return secret_declassify(k * 5 + low);
}

// Wiped by hand, too.
uint64_t wiped_by_hand(SECRET const uint64_t *key, uint64_t x) {
  SECRET uint64_t k = key[0] * x;
  uint64_t result = k >> 60;
  k = 0;
  return secret_declassify(result);
}

// A cipher's state in an array whose indices are constants.
uint64_t array(SECRET const uint64_t *key) {
  SECRET uint64_t s[3] = {key[0], key[1], key[2]};
  for (int i = 0; i < 4; i++) {
    s[0] += s[1];
    s[1] ^= s[2] << 3;
    s[2] += s[0] >> 5;
  }
  return secret_declassify(s[0] ^ s[2]);
}

struct pair {
  SECRET uint64_t a, b;
};

uint64_t structure(SECRET const uint64_t *key) {
  struct pair p = {key[0] * 3, key[1] * 5};
  p.a ^= p.b >> 9;
  return secret_declassify(p.a + p.b);
}

// Dead before the function goes on, and alive in one branch only.
uint64_t branches(SECRET const uint64_t *key, int n) {
  uint64_t r = 0;
  if (n > 3) {
    SECRET uint64_t k = key[0] * key[1];
    r = secret_declassify(k >> 32);
  }
  for (int i = 0; i < n; i++) {
    SECRET uint64_t k = key[i] ^ r;
    r = secret_declassify(r * 31 + k);
  }
  return r;
}
