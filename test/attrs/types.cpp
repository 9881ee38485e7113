// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Guards against a mark on a type without bytes, in what only C++ has, also when a template shows
// the type late.
//
// RUN: %zeroizexx -std=c++20 -fsyntax-only -Xclang -verify %s

#define SECRET __attribute__((secret))

struct S {
  int a;
};
SECRET int S::*member; // expected-error {{'secret' attribute cannot apply to type 'int S::*': a pointer to member holds no bytes that can be erased [zeroize-attribute]}}
int function(int);
SECRET int (&reference)(int) = function; // expected-error {{'secret' attribute cannot apply to type 'int (&)(int)': a function holds no bytes}}

template <typename T> void late() {
  SECRET T value = nullptr; // expected-error {{'secret' attribute cannot apply to type 'void (*)()': a function holds no bytes; mark its parameters [zeroize-attribute]}}
}
template <typename T> SECRET T late_return(); // expected-error {{'secret' attribute marks the returned value, but 'late_return<void>' returns none [zeroize-attribute]}}
void instantiate() {
  late_return<void>();
  late<void (*)()>();
  late<char *>();
}

void deduced() {
  SECRET auto f = &instantiate; // expected-error {{'secret' attribute cannot apply to type 'void (*)()': a function holds no bytes}}
  SECRET auto n = 1;
}
