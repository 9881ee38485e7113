// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Guards against an exit edge without a wipe in C++: unwinding, lambdas, templates, local classes,
// conditions, range-for, structured bindings, catch clauses. As in scope-exits.c, a stand-in for the
// wipe writes down what is wiped.
//
// RUN: %zeroizexx %quiet -std=c++20 -w -O0 -emit-llvm -Xclang -disable-llvm-passes -c -o %t.bc %s
// RUN: %clangxx -w -O0 %t.bc -o %t && %t
// RUN: %zeroizexx %quiet -std=c++20 -w -O2 -emit-llvm -Xclang -disable-llvm-passes -c -o %t.bc %s
// RUN: %clangxx -w -O2 %t.bc -o %t && %t
// REQUIRES: x86_64-linux

#include <cstdio>
#include <cstring>

#define SECRET __attribute__((secret))

static char trace[64];
static int length;

extern "C" __attribute__((visibility("hidden"))) void stand_in(void *p) __asm__("__zeroize_scope_exit");
void stand_in(void *p) { trace[length++] = *static_cast<char *>(p); }

static int failures;
static void expect(const char *wanted, int line) {
  trace[length] = 0;
  if (std::strcmp(trace, wanted)) {
    std::printf("line %d: wiped '%s', expected '%s'\n", line, trace, wanted);
    ++failures;
  }
  length = 0;
}
#define EXPECT(wanted) expect(wanted, __LINE__)

struct Key {
  char name;
  SECRET int value;
};
struct Derived : Key {};

static void thrower() {
  SECRET char a = 'a';
  {
    SECRET char b = 'b';
    throw 1;
  }
}

template <typename T> static T generic(T v) {
  SECRET T copy = v;
  return copy;
}
template <typename T> struct Box {
  int method(char c) {
    SECRET T value = c;
    return value;
  }
};

struct Inline {
  int late() {
    SECRET char k = first;
    return k;
  }
  Inline() : first('i') { SECRET char c = 'c'; }
  ~Inline() { SECRET char d = 'd'; }
  char first;
};

constexpr int folded() {
  SECRET int a = 3;
  return a + 1;
}
static_assert(folded() == 4);

static volatile char not_constant = 'g';
static char of_initializer = [] {
  SECRET char g = not_constant;
  return g;
}();

int main() {
  EXPECT("g");
  try {
    thrower();
  } catch (int) {
  }
  EXPECT("ba");
  generic('t'), EXPECT("t");
  Box<char>().method('m'), EXPECT("m");
  { Inline i; i.late(); }
  EXPECT("cid");
  if (SECRET char c = 'c'; c)
    ;
  else
    ;
  EXPECT("c");
  if (Key k{'k', 0}; true) {
  }
  EXPECT("k");
  while (SECRET char w = length < 2 ? 'w' : 0)
    ;
  trace[2] = '-', EXPECT("ww-");
  Key keys[] = {{'1'}, {'2'}};
  for (Key k : keys)
    ;
  EXPECT("12");
  {
    auto [name, value] = keys[0];
  }
  EXPECT("1");
  {
    Derived d{{'d', 2}};
  }
  EXPECT("d");
  try {
    throw Key{'x', 1};
  } catch (Key caught) {
    caught.name = 'y';
  }
  EXPECT("y");
  auto lambda = [](SECRET char p) {
    SECRET char l = 'l';
    return 0;
  };
  lambda('p'), EXPECT("l");
  [](auto v) { SECRET auto copy = v; }('v');
  EXPECT("v");
  {
    SECRET char captured = 'c';
    // The closure holds a copy, and so does its own copy.
    auto closure = [captured] { return captured; };
    auto by_reference = [&captured] { return captured; };
  }
  EXPECT("cc");
  struct Local {
    void method() { SECRET char m = 'm'; }
  };
  Local().method(), EXPECT("m");
  return failures + (folded() != 4);
}
