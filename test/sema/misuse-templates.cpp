// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Guards against a typedef's mark that vanishes in a template argument, without a word.
//
// RUN: %zeroizexx -std=c++20 -fsyntax-only -Xclang -verify %s

#define SECRET __attribute__((secret))

typedef SECRET int word;
using bytes [[zeroize::secret]] = unsigned char[4];
struct Key {
  SECRET int value;
};
typedef Key key_alias;
template <typename T> struct Box {
  T value;
};
template <typename T> using Alias [[zeroize::secret]] = T;

Box<word> lost; // expected-warning {{secret type 'word' (aka 'int') loses its mark as a template argument; a secret record keeps it [zeroize-attribute]}}
Box<bytes> lost_array; // expected-warning {{secret type 'bytes' (aka 'unsigned char[4]') loses its mark}}
void parameter(Box<Box<word>> &); // expected-warning {{secret type 'word' (aka 'int') loses its mark}}
Box<Key> kept;
Box<key_alias> kept_too;
Box<int> harmless;

void local() {
  Alias<int> marked = 0;
  Box<word> lost; // expected-warning {{secret type 'word' (aka 'int') loses its mark}}
}
