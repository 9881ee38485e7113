// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Keys captured by copy in std::function, std::bind and a comparator, composed, copied and sorted with.
// RUN: %residue %s --cxx --levels=O0,O1,O2
#include "../Inputs/residue.h"
#include <algorithm>
#include <array>
#include <functional>
#include <vector>
namespace {
using Words = std::array<uint64_t, 6>;
using Step = std::function<uint64_t(uint64_t)>;
NOINLINE Step keyed(Words w) {
  return [w](uint64_t x) mutable {
    permute(w.data(), 6, 1);
    return w[0] ^ x;
  };
}
NOINLINE Step compose(Step a, Step b) {
  return [a = std::move(a), b](uint64_t x) { return b(a(x)); };
}
uint64_t three(Words w, uint64_t x, uint64_t y) { return w[1] * x + y; }
NOINLINE void work(SECRET const unsigned char *key, unsigned char *out) {
  SECRET Words w;
  for (unsigned i = 0; i < 6; i++)
    w[i] = load64(key + 4 * i);
  Step s = compose(keyed(w), keyed(w));
  s = compose(s, std::bind(three, w, std::placeholders::_1, w[2]));
  s = compose(s, s);
  uint64_t sum = s(5);
  std::vector<Step> all(3, s);
  for (auto &f : all)
    sum ^= f(sum);
  std::vector<uint64_t> v(40);
  std::generate(v.begin(), v.end(), [&, w]() mutable {
    permute(w.data(), 6, 1);
    return w[3];
  });
  std::sort(v.begin(), v.end(),
            [w](uint64_t a, uint64_t b) { return (a ^ w[0]) < (b ^ w[0]); });
  store64(out, sum ^ v[7]);
}
} // namespace
int main() {
  const unsigned char *key = zeroize_audit_begin(32);
  work(key, zeroize_audit_output());
  zeroize_audit_observe();
  return print_output();
}
