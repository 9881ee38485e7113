// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A growing vector leaves a trail of old blocks.
// RUN: %residue %s --cxx
#include "../Inputs/residue.h"
#include <memory>
#include <vector>

namespace {

NOINLINE void use(SECRET const unsigned char *key, unsigned char *out) {
  std::vector<unsigned char> v;
  for (int i = 0; i < 40; i++)
    v.push_back(key[i]);
  std::vector<uint64_t> words;
  for (int i = 0; i < 30; i++)
    words.push_back(load64(key + i) * 3);
  auto shared = std::make_shared<std::vector<uint64_t>>(words);
  store64(out, fold(v.data(), v.size()) ^ words[7] ^ shared->back());
}

} // namespace

int main() {
  const unsigned char *key = zeroize_audit_begin(40);
  use(key, zeroize_audit_output());
  zeroize_audit_observe();
  return print_output();
}
