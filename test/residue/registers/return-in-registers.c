// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A secret returned in rax and rdx, in xmm0, in st0: right for the caller, dead when the caller is done.
// RUN: %residue %s
#include "../Inputs/residue.h"

struct pair {
  uint64_t lo, hi;
};

struct mixed {
  double d;
  uint64_t n;
};

SECRET static NOINLINE struct pair words(SECRET const unsigned char *key) {
  return (struct pair){load64(key) * 3, load64(key + 8) * 5};
}

SECRET static NOINLINE struct mixed number(SECRET const unsigned char *key) {
  return (struct mixed){(double)load32(key) / 3, load64(key + 16)};
}

SECRET static NOINLINE long double wide(SECRET const unsigned char *key) {
  return (long double)load64(key) / 3.0L;
}

SECRET static NOINLINE float narrow(SECRET const unsigned char *key) {
  return (float)load32(key + 2) / 7.0f;
}

static void use(SECRET const unsigned char *key, unsigned char *out) {
  struct pair p = words(key);
  struct mixed m = number(key + 8);
  store64(out, p.lo ^ p.hi ^ m.n ^ (uint64_t)m.d);
  store64(out + 8, (uint64_t)wide(key + 24) ^ (uint64_t)narrow(key + 32));
}

int main(void) {
  const unsigned char *key = zeroize_audit_begin(48);
  use(key, zeroize_audit_output());
  zeroize_audit_observe();
  return print_output();
}
