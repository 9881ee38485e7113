// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// What a lambda makes of what it has captured is a secret, also where a template of the library calls it.
// RUN: %residue %s --cxx
#include "../Inputs/residue.h"
#include <algorithm>
#include <array>
#include <vector>

using Words = std::array<uint64_t, 6>;

static NOINLINE void work(SECRET const unsigned char *key, unsigned char *out) {
  SECRET Words w;
  for (unsigned i = 0; i < 6; i++)
    w[i] = load64(key + 4 * i);
  std::vector<uint64_t> copied(40), referred(50), direct(60);
  std::generate(copied.begin(), copied.end(), [w]() mutable {
    permute(w.data(), 6, 1);
    return w[3];
  });
  std::generate(referred.begin(), referred.end(), [&w] {
    w[0]++;
    return w[0] ^ w[5];
  });
  auto next = [w, n = 0u]() mutable { return w[n++ % 6]; };
  for (uint64_t &x : direct)
    x = next();
  store64(out, copied[7] ^ referred[9] ^ direct[11]);
}

int main() {
  const unsigned char *key = zeroize_audit_begin(32);
  work(key, zeroize_audit_output());
  zeroize_audit_observe();
  return print_output();
}
