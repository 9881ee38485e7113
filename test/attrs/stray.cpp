// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Guards against a mark on a type name, which Clang parses and drops, in what only C++ has. What is
// parsed twice (member functions, tentative parsing) is not reported for that.
//
// RUN: %zeroizexx -std=c++20 -w -fsyntax-only -Xclang -verify %s

#define SECRET __attribute__((secret))

template <typename T> struct Box { T value; };
Box<SECRET int> boxed; // expected-error {{'secret' attribute has no effect here: it belongs to a declaration [zeroize-attribute]}}
template <SECRET int N> struct Value {}; // expected-error {{'secret' attribute has no effect here}}
long cast(int v) { return static_cast<SECRET long>(v); } // expected-error {{'secret' attribute has no effect here}}
auto trailing() -> SECRET int; // expected-error {{'secret' attribute has no effect here}}

struct Late {
  int body() {
    SECRET int a = 0;
    [[zeroize::secret]] int b = later;
    return a + b;
  }
  int with_default(int p = [] { SECRET int a = 1; return a; }());
  int later = [] { SECRET int a = 1; return a; }();
};
template <typename T> T generic(SECRET T v) {
  SECRET T copy(v);
  return copy;
}
int use() {
  SECRET int tentative(int(), int);
  return generic(1) + Late().body();
}
namespace zeroize {
int secret;
}
int qualified = zeroize::secret;
[[using zeroize: secret]] int common_scope;
int indexed(int *a, int secret) { return a[secret] + a[zeroize::secret]; }
