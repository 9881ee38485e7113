// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A struct of two words travels in registers: the callee's copy is an argument register, not memory.
// RUN: %residue %s
#include "../Inputs/residue.h"

struct pair {
  uint64_t lo, hi;
};

SECRET static NOINLINE uint64_t consume(SECRET struct pair p, unsigned n) {
  for (unsigned i = 0; i < n; i++) {
    p.lo = p.lo * UINT64_C(0x5851f42d4c957f2d) + p.hi;
    p.hi = rotl64(p.hi, 11) ^ p.lo;
  }
  return p.lo ^ p.hi;
}

static void use(const unsigned char *key, unsigned char *out) {
  SECRET struct pair p = {load64(key), load64(key + 8)};
  store64(out, consume(p, 5));
  store64(out + 8, consume((struct pair){p.hi, p.lo}, 6));
}

int main(void) {
  const unsigned char *key = zeroize_audit_begin(16);
  use(key, zeroize_audit_output());
  zeroize_audit_observe();
  return print_output();
}
