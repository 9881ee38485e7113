// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// What a virtual method fills or returns is secret if its declaration says so; nothing else in the file is marked, and no
// method is defined in it.
// RUN: %residue --cxx %s --also=%S/Inputs/generator.cpp
// RUN: %residue --cxx %s --also=%S/Inputs/generator.cpp --flags=-DRETURNED --levels=O0,O2
// RUN: %residue --cxx %s --also=%S/Inputs/generator.cpp --flags=-DON_HEAP --levels=O0,O2
// The same of a pointer to a method.
// RUN: %residue --cxx %s --also=%S/Inputs/generator.cpp --flags=-DMEMBER --levels=O0,O2
#include "Inputs/generator.h"

static NOINLINE unsigned mix(const unsigned char *in, int n) {
  unsigned char work[64];
  unsigned sum = 0;
  for (int i = 0; i < 64; i++)
    work[i] = in[i % n] + i;
  for (volatile int k = 0; k < 4; k = k + 1)
    for (int i = 1; i < 64; i++)
      work[i] ^= work[i - 1] * 3;
  for (int i = 0; i < 64; i++)
    sum += work[i] * (i + 1u);
  return sum;
}

static NOINLINE void use(generator &g, unsigned char *output) {
#if defined RETURNED
  unsigned words[8];
  for (int i = 0; i < 8; i++)
    words[i] = g.next() + i;
  output[0] = secret_declassify((unsigned char)mix(reinterpret_cast<unsigned char *>(words), 32));
#elif defined ON_HEAP
  unsigned char *block = new unsigned char[32];
  g.fill(block, 32);
  output[0] = secret_declassify((unsigned char)mix(block, 32));
  delete[] block;
#elif defined MEMBER
  unsigned char key[32];
  void (generator::*volatile fill)(SECRET unsigned char *, int) = &generator::fill;
  (g.*fill)(key, 32);
  output[0] = secret_declassify((unsigned char)mix(key, 32));
#else
  unsigned char key[32];
  g.fill(key, 32);
  output[0] = secret_declassify((unsigned char)mix(key, 32));
#endif
}

static NOINLINE void work(const unsigned char *secret, unsigned char *output) {
  use(open_generator(secret), output);
}

RESIDUE_MAIN(work, 32)
