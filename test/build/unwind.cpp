// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Guards C++ exceptions that pass through functions that hold secrets: the
// unwinder finds its way, destructors run once each, and what the caller had in
// saved registers is still there.
//
// REQUIRES: x86_64-linux
// RUN: %zeroizexx -O0 %attrs_include %s -o %t && %t | FileCheck %s
// RUN: %zeroizexx -O1 %attrs_include %s -o %t && %t | FileCheck %s
// RUN: %zeroizexx -O2 %attrs_include %s -o %t && %t | FileCheck %s
// RUN: %zeroizexx -O3 -fno-inline %attrs_include %s -o %t && %t | FileCheck %s
// RUN: %zeroizexx -Os %attrs_include %s -o %t && %t | FileCheck %s
// CHECK: caught 7 at depth 4, destroyed 4 of 4, registers 21 42 63 84 105 126
// CHECK: returned 24, destroyed 8 of 8

#include <zeroize/secret.h>

#include <cstdio>
#include <cstdlib>

namespace {

int created, destroyed;

struct Guard {
  Guard() { ++created; }
  ~Guard() { ++destroyed; }
};

struct Failure {
  int code, depth;
};

__attribute__((noinline)) int work(const unsigned char *seed, int depth,
                                   int fail_at) {
  Guard guard;
  SECRET unsigned char key[24];
  for (unsigned i = 0; i < sizeof key; ++i)
    key[i] = static_cast<unsigned char>(seed[i % 4] + depth);
  if (depth == fail_at)
    throw Failure{7, depth};
  int below = depth < 4 ? work(key, depth + 1, fail_at) : 0;
  return below + key[3];
}

} // namespace

int main(int argc, char **) {
  static const unsigned char seed[4] = {1, 1, 1, 1};
  // Enough values alive across the call to fill the callee-saved registers.
  int a = argc * 21, b = argc * 42, c = argc * 63, d = argc * 84,
      e = argc * 105, f = argc * 126;
  try {
    work(seed, 1, 4);
  } catch (const Failure &failure) {
    std::printf("caught %d at depth %d, destroyed %d of %d, "
                "registers %d %d %d %d %d %d\n",
                failure.code, failure.depth, destroyed, created, a, b, c, d, e,
                f);
  }
  int returned = work(seed, 1, -1);
  std::printf("returned %d, destroyed %d of %d\n", returned, destroyed,
              created);
  return a + b + c + d + e + f == 441 ? EXIT_SUCCESS : EXIT_FAILURE;
}
