// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Records with secrets go through algorithms, views, spans, a fold over a pack and a defaulted comparison.
// RUN: %residue %s --cxx --levels=O0,O2,Oz --flags=-std=c++20
#include "../Inputs/residue.h"
#include <algorithm>
#include <array>
#include <numeric>
#include <ranges>
#include <span>
#include <string>
#include <vector>
struct Share {
  std::array<uint64_t, 3> w;
  friend Share operator+(Share a, const Share &b) {
    for (unsigned i = 0; i < 3; i++)
      a.w[i] += b.w[i];
    return a;
  }
  auto operator<=>(const Share &) const = default;
};
template <class T>
concept Keyed = requires(T t) { t.w; };
static NOINLINE uint64_t total(std::span<const Share> s) {
  return std::accumulate(s.begin(), s.end(), Share{}).w[1];
}
template <Keyed... T> NOINLINE auto gather(T... t) {
  return std::array<uint64_t, sizeof...(T)>{t.w[2]...};
}
static NOINLINE void work(SECRET const unsigned char *key, unsigned char *out) {
  SECRET std::array<Share, 10> shares;
  for (unsigned i = 0; i < 10; i++)
    shares[i] = {{load64(key + i), load64(key + 2 * i), i}};
  std::vector<uint64_t> words(40);
  std::transform(shares.begin(), shares.end(), words.begin(),
                 [](const Share &s) { return s.w[0] ^ s.w[1]; });
  std::vector<Share> heap(shares.begin(), shares.end());
  std::make_heap(heap.begin(), heap.end());
  std::pop_heap(heap.begin(), heap.end());
  std::rotate(heap.begin(), heap.begin() + 3, heap.end());
  heap.erase(std::remove_if(heap.begin(), heap.end(),
                            [](auto &s) { return s.w[2] == 4; }),
             heap.end());
  auto odd =
      heap | std::views::filter([](const Share &s) { return s.w[2] & 1; }) |
      std::views::transform([k = shares[1]](Share s) { return (s + k).w[0]; });
  std::vector<uint64_t> taken;
  for (uint64_t x : odd)
    taken.push_back(x);
  auto g = gather(shares[0], heap[1], heap[2] + shares[3]);
  std::string text = std::to_string(taken[0] | 1ull << 63);
  store64(out, total(heap) ^ words[3] ^ taken[1] ^ g[2] ^
                   static_cast<unsigned char>(text[3]));
}
int main() {
  const unsigned char *key = zeroize_audit_begin(32);
  work(key, zeroize_audit_output());
  zeroize_audit_observe();
  return print_output();
}
