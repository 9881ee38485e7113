// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Closures that code of another file calls with a secret, objects that it makes of one, and words that it reads from an
// object with secret fields.
// RUN: %residue --cxx %s --also=%S/Inputs/foreign.cpp --flags=-DPART=0
// RUN: %residue --cxx %s --also=%S/Inputs/foreign.cpp --flags=-DPART=1 --levels=O0,O2
// RUN: %residue --cxx %s --also=%S/Inputs/foreign.cpp --flags=-DPART=2 --levels=O0,O2
// RUN: %residue --cxx %s --also=%S/Inputs/foreign.cpp --flags=-DPART=3 --levels=O0,O2
// RUN: %residue --cxx %s --also=%S/Inputs/foreign.cpp --flags=-DPART=4 --levels=O0,O2
#include "Inputs/foreign.h"
#include <vector>

static NOINLINE unsigned mix(const unsigned char *in) {
  std::vector<unsigned char> work(64);
  unsigned sum = 0;
  for (int i = 0; i < 64; i++)
    work[i] = in[i & 31] + i;
  for (volatile int k = 0; k < 4; k = k + 1)
    for (int i = 1; i < 64; i++)
      work[i] ^= work[i - 1] * 3;
  for (int i = 0; i < 64; i++)
    sum += work[i] * (i + 1u);
  return sum;
}

static NOINLINE void use(const unsigned char *secret, unsigned char *output) {
  unsigned char key[32];
#if PART == 0 // made a pointer
  each_key([](void *context, const unsigned char *k) { memcpy(context, k, 32); }, key);
#elif PART == 1 // the same, with a mark
  each_key([](void *context, SECRET const unsigned char *k) { memcpy(context, k, 32); }, key);
#elif PART == 2 // what it captures
  call([&](SECRET const unsigned char *k) { memcpy(key, k, 32); });
#elif PART == 3 // made of the secret
  schedule s(secret);
  memcpy(key, s.words, 32);
#else // words
  const holder h(secret);
  for (int i = 0; i < 4; i++)
    store64(key + 8 * i, h.word(i));
#endif
  output[0] = secret_declassify((unsigned char)mix(key));
}

static NOINLINE void work(const unsigned char *secret, unsigned char *output) {
  set_source(secret);
  use(secret, output);
}

RESIDUE_MAIN(work, 32)
