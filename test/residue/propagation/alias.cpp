// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Clang makes one function of the two that a constructor is, and an alias of the other: what is
// handed to the alias is in the function's frame.
// RUN: %residue %s --cxx
#include "../Inputs/residue.h"

struct Keyed {
  uint64_t digest = 1;
  explicit Keyed(const unsigned char *key);
};

NOINLINE Keyed::Keyed(const unsigned char *key) {
  uint64_t words[4];
  for (int i = 0; i < 4; i++)
    words[i] = load64(key + 8 * i) * (uint64_t)(2 * i + 1);
  for (int i = 0; i < 16; i++)
    words[i & 3] += rotl64(words[(i + 1) & 3], 9);
  for (int i = 0; i < 4; i++)
    digest = rotl64(digest ^ words[i], 7) * 0x9e3779b97f4a7c15u;
}

static NOINLINE void derive(const unsigned char *seed, unsigned char *out) {
  SECRET unsigned char bytes[32];
  for (int i = 0; i < 32; i++)
    bytes[i] = (unsigned char)(seed[i] ^ seed[31 - i] * 3);
  Keyed keyed(bytes);
  store64(out, keyed.digest);
}

int main() {
  const unsigned char *key = static_cast<const unsigned char *>(zeroize_audit_begin(32));
  derive(key, static_cast<unsigned char *>(zeroize_audit_output()));
  zeroize_audit_observe();
  return print_output();
}
