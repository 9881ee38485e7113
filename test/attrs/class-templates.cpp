// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A class template that nothing has instantiated yet counts as incomplete where the attribute stands.
// RUN: %zeroizexx -std=c++17 -fsyntax-only -Xclang -verify %attrs_include %s
// expected-no-diagnostics
#include <zeroize/secret.h>

template <class T> class Buffer {
public:
  T Bytes[16];
};
template <class T> class View {
public:
  const T *First;
};

struct Later;

int take(SECRET View<unsigned char> V, SECRET Later L);

int local() {
  SECRET Buffer<unsigned char> B;
  B.Bytes[0] = 1;
  return B.Bytes[0] == 1;
}

SECRET Buffer<int> Global;

struct Later {
  int Word;
};
