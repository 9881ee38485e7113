// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// C++ has more scopes: conditions, range loops, structured bindings, captures by value.
// RUN: %residue %s --cxx
#include "../Inputs/residue.h"
#include <initializer_list>

namespace {

struct pair {
  uint64_t a, b;
};

NOINLINE pair take(const unsigned char *p) {
  return {load64(p), load64(p + 8)};
}

void use(SECRET const unsigned char *key, unsigned char *out) {
  uint64_t h = 1;
  if (SECRET pair p = take(key); p.a != p.b)
    h ^= p.a * 3 + p.b;
  for (SECRET uint64_t w : {load64(key + 16), load64(key + 24)})
    h = rotl64(h + w, 9) * 5;
  auto [x, y] = take(key + 32);
  auto twist = [x = x, &y = y](uint64_t n) { return (x ^ n) * (y | 1); };
  h ^= twist(h) + twist(3);
  store64(out, h);
}

} // namespace

int main() {
  const unsigned char *key = zeroize_audit_begin(64);
  use(key, zeroize_audit_output());
  zeroize_audit_observe();
  return print_output();
}
