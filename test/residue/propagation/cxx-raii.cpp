// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A secret local between objects with destructors, left by an exception and by a return.
// RUN: %residue %s --cxx
#include "../Inputs/residue.h"

namespace {

struct guard {
  unsigned char *at;
  ~guard() { *at += 1; }
};

NOINLINE uint64_t step(const uint64_t *w, bool fail) {
  if (fail)
    throw 7;
  return w[0] * 3 ^ w[3];
}

int derive(const unsigned char *key, bool fail, unsigned char *out) {
  guard first{out + 16};
  SECRET uint64_t w[4];
  guard second{out + 17};
  for (int i = 0; i < 4; i++)
    w[i] = load64(key + 8 * i);
  permute(w, 4, 2);
  try {
    store64(out, step(w, fail));
  } catch (int) {
    return 1;
  }
  return 0;
}

} // namespace

int main() {
  const unsigned char *key = zeroize_audit_begin(32);
  for (int fail = 0; fail < 2; fail++) {
    derive(key, fail != 0, zeroize_audit_output() + 24 * fail);
    zeroize_audit_observe();
  }
  return print_output();
}
