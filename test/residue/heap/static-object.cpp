// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Objects of static storage: their destructors still need the key, and nothing may be left of it behind them.
// RUN: %residue %s --cxx
#include "../Inputs/residue.h"
#include <vector>

namespace {

struct keeper {
  SECRET uint64_t words[6];
  std::vector<unsigned char> copy;
  ~keeper() { store64(zeroize_audit_output(), words[3] ^ fold(copy.data(), copy.size())); }
};

keeper global;

NOINLINE keeper &local() {
  static keeper k;
  return k;
}

NOINLINE void fill(keeper &k, const unsigned char *key) {
  for (int i = 0; i < 6; i++)
    k.words[i] = load64(key + 5 * i) * 3;
  k.copy.assign(reinterpret_cast<unsigned char *>(k.words), reinterpret_cast<unsigned char *>(k.words) + 40);
}

void last() {
  zeroize_audit_observe();
  print_output();
}

// The C library runs this table from its end: the first of all entries comes last.
__attribute__((section(".fini_array.00000"), used)) void (*const entry)() = last;

} // namespace

int main() {
  const unsigned char *key = zeroize_audit_begin(40);
  fill(global, key);
  fill(local(), key + 1);
  return 0;
}
