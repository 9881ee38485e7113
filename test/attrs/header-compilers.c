// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Guards against a header that only works with the plugin: it is silent in every language version,
// and what it offers works, with and without.
//
// RUN: %clang %attrs_include -std=c11 -Wall -Wextra -Wpedantic -Werror -DPRESENT=0 %s -o %t && %t
// RUN: %clang %attrs_include -std=c17 -Wall -Wextra -Wpedantic -Werror -DPRESENT=0 -fsyntax-only %s
// RUN: %clang %attrs_include -std=c23 -Wall -Wextra -Wpedantic -Werror -DPRESENT=0 -fsyntax-only %s
// RUN: %clangxx %attrs_include -x c++ -std=c++17 -Wall -Wextra -Wpedantic -Werror -DPRESENT=0 %s -o %t && %t
// RUN: echo '#include <zeroize/secret.h>' | %clangxx %attrs_include -x c++ -std=c++17 -Weverything -Wno-c++98-compat -Wno-c++98-compat-pedantic -Wno-unsafe-buffer-usage -Wno-poison-system-directories -Werror -fsyntax-only -
// RUN: %zeroize %attrs_include -std=c11 -Wall -Wextra -Wpedantic -Werror -DPRESENT=1 %s -o %t && %t
// RUN: %zeroize %attrs_include -std=c11 -Wall -Wextra -Wpedantic -Werror -DPRESENT=1 -O2 %s -o %t && %t
// RUN: %zeroize %attrs_include -std=c23 -Wall -Wextra -Wpedantic -Werror -DPRESENT=1 -fsyntax-only %s
// RUN: %zeroizexx %attrs_include -x c++ -std=c++17 -Wall -Wextra -Wpedantic -Werror -DPRESENT=1 %s -o %t && %t
// RUN: %zeroizexx %attrs_include -x c++ -std=c++20 -Wall -Wextra -Wpedantic -Werror -DPRESENT=1 -fsyntax-only %s
// REQUIRES: x86_64-linux

#include <zeroize/secret.h>

#ifdef ZEROIZE_PRESENT
#if !PRESENT
#error "without the plugin, nothing must look as if it were there"
#endif
#elif PRESENT
#error "with the plugin, the header must see it"
#endif

struct pair {
  int a, b;
};
struct bits {
  unsigned a : 3;
  SECRET unsigned b : 5;
};

static struct pair make(int n) {
  SECRET struct pair p = {n, n + 1};
  return secret_declassify(p);
}

int main(void) {
  SECRET unsigned char a[300], b[300];
  for (unsigned i = 0; i < sizeof a; ++i)
    a[i] = b[i] = (unsigned char)(i * 7);
  if (!secret_equal(a, b, sizeof a) || !secret_equal(a, b, 0))
    return 1;
  // Each single bit counts, wherever it is.
  for (unsigned i = 0; i < sizeof a; ++i)
    for (unsigned bit = 0; bit < 8; ++bit) {
      b[i] ^= (unsigned char)(1u << bit);
      if (secret_equal(a, b, sizeof a))
        return 2;
      if (!secret_equal(a, b, i))
        return 3;
      b[i] ^= (unsigned char)(1u << bit);
    }
  const int constant = 5;
  struct bits bits = {1, 9};
  const struct pair p = secret_declassify(make(2));
  if (p.b != 3 || secret_declassify(constant) != 5 ||
      secret_declassify(bits.b) != 9 || secret_declassify(2.5) < 2)
    return 4;
  return 0;
}
