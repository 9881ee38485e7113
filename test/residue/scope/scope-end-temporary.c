// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A vector of secret bytes is taken to pieces by way of the stack where the processor has no instruction for it. The
// code generator's temporary is no variable and no spill slot; the scope ends, the function goes on.
// RUN: %residue %s
#include "../Inputs/residue.h"

typedef unsigned char bytes __attribute__((vector_size(16)));
typedef uint64_t words __attribute__((vector_size(64)));

static NOINLINE uint64_t pieces(uint64_t s, bytes v) {
  for (int i = 0; i < 16; i++)
    s = s * 31 + v[i];
  return s;
}

int main(void) {
  SECRET const unsigned char *seed = zeroize_audit_begin(64);
  unsigned char *out = zeroize_audit_output();
  for (int turn = 0; turn < 3; turn++) {
    {
      SECRET bytes v;
      memcpy(&v, seed + 16 * turn, sizeof v);
      v ^= (bytes){1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16};
      uint64_t s = 7;
#pragma clang loop unroll(full)
      for (int i = 0; i < 16; i++)
        s = s * 31 + v[i];
      store64(out + 8 * turn, s);
    }
    zeroize_audit_observe();
    {
      SECRET words w;
      memcpy(&w, seed, sizeof w);
      w += (words){1, 2, 3, 4, 5, 6, 7, 8};
      w[turn] ^= 5;
      bytes *halves = (bytes *)&w;
      store64(out + 24 + 8 * turn, pieces(w[(turn * 3) & 7], halves[turn]));
    }
    zeroize_audit_observe();
  }
  return print_output();
}
