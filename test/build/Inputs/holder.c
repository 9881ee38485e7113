// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A function that holds a secret, for tests of how programs are put together.
// fold() is not inlined, so that the secret crosses a call too.

#include <zeroize/secret.h>

__attribute__((noinline)) static unsigned fold(const unsigned char *bytes,
                                               unsigned count) {
  unsigned hash = 2166136261u;
  for (unsigned i = 0; i < count; i++)
    hash = (hash ^ bytes[i]) * 16777619u;
  return hash;
}

unsigned hold(const unsigned char *seed);

unsigned hold(const unsigned char *seed) {
  SECRET unsigned char key[32];
  for (unsigned i = 0; i < sizeof key; i++)
    key[i] = (unsigned char)(seed[i % 4] * 7 + i);
  return fold(key, sizeof key);
}
