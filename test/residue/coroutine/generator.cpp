// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Guards the frame of a generator that keeps a key across suspensions: run to its end, and destroyed in the middle.
// RUN: %residue %s --cxx --flags=-std=c++20
#include "Inputs/coroutine.h"

static Generator<uint64_t> stream(const unsigned char *seed) {
  SECRET unsigned char key[32];
  memcpy(key, seed, sizeof key);
  uint64_t state = load64(key), other = load64(key + 8);
  for (unsigned i = 0; i < 4; ++i) {
    state = rotl64(state * 33 + other, 7) ^ load64(key + 8 * i);
    co_yield secret_declassify(state >> 40);
    other += state;
  }
}

static NOINLINE void work(const unsigned char *seed, unsigned char *out) {
  {
    Generator<uint64_t> g = stream(seed);
    for (int i = 0; g.next(); ++i)
      store64(out + 8 * i, g.value());
  }
  Generator<uint64_t> g = stream(seed);
  g.next();
  g.next();
  store64(out + 32, g.value());
}
RESIDUE_MAIN(work, 32)
