// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Guards against a specialization that loses the mark of its template without a word: a function inherits it, a class
// is told so.
//
// RUN: %zeroize -std=c++17 -fsyntax-only -Xclang -verify %s
// RUN: %zeroize -std=c++17 -S -emit-llvm -Xclang -disable-llvm-passes -w -fplugin-arg-zeroize-compare=off -fplugin-arg-zeroize-branch=off -o - %s | FileCheck %s
#define SECRET __attribute__((secret))
extern "C" int memcmp(const void *, const void *, unsigned long);

template <class T> int same(SECRET const T *a, const T *b) { return a == b; }
// CHECK-DAG: c"zeroize.contract:-i-\00"
template <> int same<char>(const char *a, const char *b) {
  return memcmp(a, b, 8) == 0; // expected-error {{'memcmp' stops at the first difference}} expected-note {{use 'secret_equal'}}
  // expected-note@-2 {{'a' is declared secret here}}
}
int asks(SECRET const char *key, const char *b) { return same(key, b); }

template <class T> SECRET T make(int seed);
template <> long make<long>(int seed) { return seed; }
int decides() {
  return make<long>(1) ? 1 : 0; // expected-error {{conditional operator depends on a secret}}
  // expected-note@-3 {{'make<long>' is declared secret here}}
}

// Clang takes no attribute of ours on a specialization of a variable.
template <class T> SECRET T seed;
template <> int seed<int> = 3; // expected-note {{'seed<int>' is declared secret here}}
int reads() {
  return seed<int> ? 1 : 0; // expected-error {{conditional operator depends on a secret}}
}

template <class T> struct box {
  SECRET T key[4]; // expected-note 2 {{'key' is declared secret here}}
  T open;
  void put(SECRET const T *from); // expected-note {{'from' is declared secret here}}
  void put(SECRET const T *from, int n);
};
template <> struct box<char> {
  char key[4]; // expected-warning {{'key' is secret in the template, and not in this specialization; callers do not protect it [zeroize-attribute]}}
  char open;
  void put(const char *from); // expected-warning {{'from' is secret in the template, and not in this specialization}}
  void put(const char *from, const char *to, int n);
};
template <class T> struct box<T *> {
  T *key[4]; // expected-warning {{'key' is secret in the template, and not in this specialization}}
};
box<int *> instance; // told once
template <> struct box<long> {
  SECRET long key[8];
  void put(SECRET const long *from);
};
struct SECRET plain { int n; };
template <> struct box<plain> {
  plain key[2]; // secret by its type
};

template <class T> struct SECRET whole { T value; }; // expected-note {{'whole' is declared secret here}}
template <> struct whole<int> { int value; }; // expected-warning {{'whole' is secret in the template, and not in this specialization}}
template <> struct SECRET whole<char> { char value; };

// A member of a class template that is specialized alone.
template <class T> struct checker {
  bool check(SECRET const T *a, const T *b);
};
template <> bool checker<char>::check(const char *a, const char *b) {
  return memcmp(a, b, 8) == 0; // expected-error {{'memcmp' stops at the first difference}} expected-note {{use 'secret_equal'}}
  // expected-note@-2 {{'a' is declared secret here}}
}
