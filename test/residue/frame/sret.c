// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A large struct returned by value: the caller's result slot is one more copy, and so is the callee's local.
// RUN: %residue %s
#include "../Inputs/residue.h"

struct schedule {
  uint64_t w[10];
};

SECRET static NOINLINE struct schedule expand(SECRET const unsigned char *key) {
  SECRET struct schedule s;
  for (int i = 0; i < 10; i++)
    s.w[i] = load64(key + 2 * i);
  permute(s.w, 10, 3);
  return s;
}

SECRET static NOINLINE struct schedule next(SECRET struct schedule s) {
  struct schedule t = s;
  permute(t.w, 10, 1);
  t.w[0] += s.w[9];
  return t;
}

static void use(const unsigned char *key, unsigned char *out) {
  SECRET struct schedule s = expand(key);
  s = next(next(s));
  store64(out, s.w[0] ^ s.w[4] ^ s.w[9]);
}

int main(void) {
  const unsigned char *key = zeroize_audit_begin(32);
  use(key, zeroize_audit_output());
  zeroize_audit_observe();
  return print_output();
}
