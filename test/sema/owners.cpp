// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// The scope releases by free, which is not what ends a new.
// RUN: %zeroizexx -w -fsyntax-only -Xclang -verify %s

template <class T> void use(T *given) {
  [[zeroize::secret("owned")]] T *p = given;
  delete p; // expected-error {{'p' is released by its scope, too}}
}
void all() {
  [[zeroize::secret("owned")]] char *p = new char[4]; // expected-error {{'p' is released by 'free', but its block comes from 'new' [zeroize-heap]}}
  use(p);
}
