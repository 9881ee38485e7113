// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Results that are narrower than the registers that carry them: half a product, one lane of a vector. The rest of the
// register is no result.
// RUN: %residue %s --flags=-DRESULT=half --control=O1,O2,O3,Os,Oz
// RUN: %residue %s --flags=-DRESULT=byte --control=O1,O2,O3,Os,Oz
// RUN: %residue %s --flags=-DRESULT=odd --control=O1,O2,O3,Os,Oz
// RUN: %residue %s --flags=-DRESULT=second --control=O1,O2,O3,Os,Oz
// RUN: %residue %s --flags=-DRESULT=real --control=O1,O2,O3,Os,Oz
// RUN: %residue %s --flags=-DRESULT=lane --control=O1,O2,O3,Os,Oz
#include "../Inputs/residue.h"
typedef double pair __attribute__((vector_size(16)));
typedef float quad __attribute__((vector_size(16)));

// What comes back is the same for all secrets, so that nothing but what lies beside it can differ.
static inline uint64_t above(const unsigned char *k, int bits) {
  uint64_t x = load64(k) >> bits << bits;
  __asm__("" : "+r"(x));
  return x;
}
NOINLINE uint32_t half(SECRET const unsigned char *k) {
  return (uint32_t)above(k, 32);
}
NOINLINE unsigned char byte(SECRET const unsigned char *k) {
  return (unsigned char)above(k, 8);
}
struct three {
  unsigned char b[3];
};
NOINLINE struct three odd(SECRET const unsigned char *k) {
  uint64_t x = above(k, 24);
  struct three r = {
      {(unsigned char)x, (unsigned char)(x >> 8), (unsigned char)(x >> 16)}};
  return r;
}
struct parts {
  uint64_t a;
  uint32_t b;
};
NOINLINE struct parts second(SECRET const unsigned char *k) {
  struct parts r = {7, (uint32_t)above(k, 32)};
  return r;
}
NOINLINE double real(SECRET const unsigned char *k) {
  pair v = {(double)(k[0] & 0), (double)load64(k + 8)};
  v += v;
  __asm__("" : "+x"(v));
  return v[0];
}
NOINLINE float lane(SECRET const unsigned char *k) {
  quad v = {(float)(k[0] & 0), (float)load32(k), (float)load32(k + 4),
            (float)load32(k + 8)};
  v += v;
  __asm__("" : "+x"(v));
  return v[0];
}

int main(void) {
  const unsigned char *secret = zeroize_audit_begin(32);
  RESULT(secret);
  zeroize_audit_observe();
  return 0;
}
