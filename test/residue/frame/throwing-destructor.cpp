// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Destructors throw objects with secrets out of a recursion; they are caught by reference and by value, and thrown on.
// RUN: %residue %s --cxx --levels=O0,O2,Oz --flags=-std=c++17
#include "../Inputs/residue.h"
#include <array>
#include <stdexcept>
namespace {
struct Failure {
  std::array<uint64_t, 5> evidence;
  int code;
};
class Guard {
public:
  Guard(const unsigned char *k, bool fail) : fail(fail) {
    for (unsigned i = 0; i < 5; i++)
      state[i] = load64(k + 3 * i);
  }
  ~Guard() noexcept(false) {
    permute(state.data(), 5, 2);
    if (fail)
      throw Failure{state, static_cast<int>(state[0] & 1)};
  }
  std::array<uint64_t, 5> state{};

private:
  bool fail;
};
NOINLINE uint64_t layer(SECRET const unsigned char *k, unsigned n) {
  uint64_t sum = 0;
  try {
    Guard g(k, n % 2 == 0);
    sum = g.state[n % 5];
    if (n)
      sum ^= layer(k, n - 1);
  } catch (Failure &f) {
    sum += f.evidence[1] + static_cast<unsigned>(f.code);
    if (n == 3)
      throw;
    try {
      Guard second(k, true);
    } catch (Failure inner) {
      sum ^= inner.evidence[4];
    }
  }
  return sum;
}
} // namespace
int main() {
  const unsigned char *key = zeroize_audit_begin(32);
  [](SECRET const unsigned char *k, unsigned char *out) NOINLINE {
    try {
      store64(out, layer(k, 6));
    } catch (...) {
      store64(out, 1);
    }
  }(key, zeroize_audit_output());
  zeroize_audit_observe();
  return print_output();
}
