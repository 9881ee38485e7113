// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Constructors fail halfway, delegate and translate exceptions; an exception outlives its handler in std::exception_ptr.
// RUN: %residue %s --cxx --levels=O0,O2,Oz --flags=-std=c++17
#include "../Inputs/residue.h"
#include <array>
#include <exception>
#include <memory>
#include <vector>
namespace {
struct Part {
  std::array<uint64_t, 4> w{};
  Part() = default;
  Part(const unsigned char *k, unsigned i) {
    for (unsigned j = 0; j < 4; j++)
      w[j] = load64(k + i + j);
    if (i == 5)
      throw i;
  }
  Part(const Part &o) : w(o.w) {
    if (w[0] == 0)
      throw 7;
  }
  ~Part() {}
};
struct Whole : Part {
  Part list[3];
  std::vector<Part> rest;
  Whole(const unsigned char *k, unsigned n) try
      : Part(k, n), list{{k, n + 1}, {k, n + 2}, {k, n + 3}} {
    for (unsigned i = 0; i < 4; i++)
      rest.emplace_back(k, n + i);
  } catch (unsigned) {
    throw std::array<uint64_t, 3>{load64(k), n, n};
  }
  Whole(const unsigned char *k, Part p) : Whole(k, 6u) {
    list[0] = p;
    if (n())
      throw p;
  }
  static bool n() {
    volatile bool yes = true;
    return yes;
  }
};
using Caught = std::array<uint64_t, 3>;
NOINLINE uint64_t attempt(const unsigned char *k, unsigned n) {
  try {
    Whole w(k, n);
    return w.list[2].w[1] ^ w.rest[3].w[0];
  } catch (const Caught &c) {
    return c[0] + c[1];
  }
}
NOINLINE void work(SECRET const unsigned char *key, unsigned char *out) {
  uint64_t sum = 0;
  for (unsigned n = 0; n < 8; n++)
    sum = rotl64(sum, 7) ^ attempt(key, n);
  std::exception_ptr kept;
  try {
    Whole w(key, Part(key, 9));
  } catch (Part &p) {
    kept = std::current_exception();
    sum ^= p.w[3];
  }
  try {
    std::rethrow_exception(kept);
  } catch (Part p) {
    sum += p.w[0];
  }
  kept = nullptr;
  try {
    auto p = std::make_unique<Whole>(key, 3u);
    sum++;
  } catch (Caught) {
    sum += 3;
  }
  store64(out, sum);
}
} // namespace
int main() {
  const unsigned char *key = zeroize_audit_begin(32);
  work(key, zeroize_audit_output());
  zeroize_audit_observe();
  return print_output();
}
