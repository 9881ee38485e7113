// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// The C++ library binds malloc and free lazily when operator new and delete first call them: the dynamic linker saves all
// registers on the stack then, dead ones of the caller's too.
// RUN: %residue %s --cxx --flags=-Wl,-z,lazy
// RUN: %residue %s --cxx --flags=-Wl,-z,lazy --flags=-DWIPED --levels=O0,O2
#include "../Inputs/residue.h"
#include <cstdlib>

#ifdef WIPED
#define OF_BLOCK SECRET
#else
#define OF_BLOCK
#endif

namespace {

NOINLINE void use(SECRET const unsigned char *key, OF_BLOCK unsigned char *block, unsigned char *out) {
  uint64_t v[16];
  for (unsigned i = 0; i < 16; i++)
    v[i] = load64(key + 8 * (i % 4)) * (i + 1);
  uint64_t h = 0;
  for (unsigned i = 0; i < 16; i++)
    h ^= v[i];
  // In vector registers, and dead when the block is released.
  __asm__ volatile("movdqu %0, %%xmm3\n\tmovdqu %0, %%xmm5\n\tmovdqu %0, %%xmm7" : : "m"(*(const unsigned char(*)[16])key) : "xmm3", "xmm5", "xmm7");
  delete[] block;
  store64(out, h);
}

// What allocator it is, is known from the first release of a secret block on.
NOINLINE void learn() {
  SECRET unsigned char *p = static_cast<unsigned char *>(malloc(40));
  memset(p, 1, 40);
  free(p);
}

} // namespace

int main() {
#ifdef WIPED
  learn();
#endif
  unsigned char *block = new unsigned char[64];
  const unsigned char *key = zeroize_audit_begin(32);
  use(key, block, zeroize_audit_output());
  zeroize_audit_observe();
  return print_output();
}
