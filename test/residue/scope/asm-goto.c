// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// asm goto leaves the scope of a secret by an edge that no statement of C stands for.
// RUN: %residue %s
#include "../Inputs/residue.h"

static NOINLINE void fill(unsigned char *to, const unsigned char *from) {
  memcpy(to, from, 32);
}

static NOINLINE uint64_t digest(const unsigned char *k) { return fold(k, 32); }

static void use(const unsigned char *key, unsigned char *out) {
  uint64_t h = 0;
  for (int i = 0; i < 3; i++) {
    SECRET unsigned char k[32];
    fill(k, key);
    h += digest(k);
    __asm__ goto("cmpl $1, %0\n\tje %l[leave]" : : "r"(i) : "cc" : leave);
    h *= 3;
  }
leave:
  OBSERVE_STORAGE();
  store64(out, h);
}

int main(void) {
  const unsigned char *key = zeroize_audit_begin(32);
  use(key, zeroize_audit_output());
  zeroize_audit_observe();
  return print_output();
}
