// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// An exception that carries a secret is an object on the heap, which the C++ library frees as it is.
// RUN: %residue %s --cxx
#include "../Inputs/residue.h"

namespace {

struct report {
  uint64_t words[4];
};

NOINLINE void refuse(const uint64_t *w) {
  report r;
  for (int i = 0; i < 4; i++)
    r.words[i] = w[i] * 3;
  throw r;
}

void use(const unsigned char *key, unsigned char *out) {
  SECRET uint64_t w[4];
  for (int i = 0; i < 4; i++)
    w[i] = load64(key + 8 * i);
  try {
    refuse(w);
  } catch (const report &r) {
    w[0] ^= r.words[1] + r.words[3];
  }
  store64(out, w[0]);
}

} // namespace

int main() {
  const unsigned char *key = zeroize_audit_begin(32);
  use(key, zeroize_audit_output());
  zeroize_audit_observe();
  return print_output();
}
