// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Pointers that are called where they are made. Guards against the call that the plugin puts around them being in the way of constant
// evaluation, against its being left over, and against its ending a block where an exception may come.
// RUN: %score %s
// RUN: %zeroize %quiet %attrs_include -std=c++20 -O0 -S -emit-llvm %s -o - \
// RUN:   | FileCheck %s --implicit-check-not=__zeroize_callee
// RUN: %zeroize %quiet %attrs_include -std=c++20 -O0 -c %s -o %t.o
// CHECK: define {{.*}}through_method
#include <string.h>
#include <zeroize/secret.h>

using derive = void (*)(SECRET unsigned char *key);
using constant = int (*)(SECRET const int *n);

constexpr int read(const int *n) { return *n; }
constexpr constant find_constant() { return read; }
constexpr int through(int n) { return find_constant()(&n); }
static_assert(through(5) == 5);
constexpr auto closure = [](int n) { return find_constant()(&n); };
static_assert(closure(6) == 6);

derive find();
derive &reference();
extern void *any;
extern unsigned char other[32];

struct finder {
  derive operator()() const;
  virtual derive dynamic();
  auto deduced() { return find(); }
  operator derive() const;
};

int in_try_block() {
  unsigned char key[32];
  try {
    find()(key);
  } catch (...) {
    return 1;
  }
  return memcmp(key, other, 32); // expect: compare
}
int through_reference() {
  unsigned char key[32];
  reference()(key);
  return memcmp(key, other, 32); // expect: compare
}
int reinterpreted() {
  unsigned char key[32];
  reinterpret_cast<derive>(any)(key);
  return memcmp(key, other, 32); // expect: compare
}
int functional_cast() {
  unsigned char key[32];
  (derive(any))(key);
  return memcmp(key, other, 32); // expect: compare
}
int through_operator(finder &f) {
  unsigned char key[32];
  f()(key);
  return memcmp(key, other, 32); // expect: compare
}
int through_deduced(finder &f) {
  unsigned char key[32];
  f.deduced()(key);
  return memcmp(key, other, 32); // expect: compare
}
int through_conversion(finder &f) {
  unsigned char key[32];
  f(key);
  return memcmp(key, other, 32); // expect: compare
}
int through_method(finder &f) {
  unsigned char key[32];
  f.dynamic()(key);
  return memcmp(key, other, 32); // expect: compare
}

using method = void (finder::*)(SECRET unsigned char *key);
using plain_method = void (finder::*)(unsigned char *key);
method find_method();
plain_method find_plain_method();
void through_member_pointer(finder &f) {
  unsigned char key[32];
  (f.*find_method())(key); // expect: escape
  method stored = find_method();
  (f.*stored)(key);
  unsigned char data[32] = {};
  (f.*find_plain_method())(data);
}
