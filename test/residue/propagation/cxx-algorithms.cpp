// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Guards algorithms that allocate buffers of their own, heaps of keys, nested vectors, and a comparison that throws.
// RUN: %residue %s --cxx --flags=-std=c++20
#include "../Inputs/residue.h"
#include <algorithm>
#include <array>
#include <forward_list>
#include <functional>
#include <iterator>
#include <queue>
#include <stack>
#include <stdexcept>
#include <vector>

struct Item {
  unsigned rank;
  SECRET std::array<uint64_t, 3> w;
};
static Item make(const unsigned char *k, unsigned r) {
  Item i{r * 7 % 11, {}};
  for (unsigned j = 0; j < 3; j++)
    i.w[j] = load64(k + 8 * j) * (r + 1);
  return i;
}
static NOINLINE void work(SECRET const unsigned char *seed,
                          unsigned char *out) {
  std::vector<Item> v;
  for (unsigned i = 0; i < 40; i++)
    v.push_back(make(seed, i));
  auto less = [](const Item &a, const Item &b) { return a.rank < b.rank; };
  std::stable_sort(v.begin(), v.end(), less);
  std::inplace_merge(
      v.begin(), v.begin() + 20, v.end(),
      [](const Item &a, const Item &b) { return a.rank % 5 < b.rank % 5; });
  std::nth_element(v.begin(), v.begin() + 9, v.end(), less);
  std::priority_queue<Item, std::vector<Item>, decltype(less)> q(less, v);
  uint64_t acc = 0;
  for (int i = 0; i < 15; i++) {
    acc = acc * 3 + q.top().w[1];
    q.pop();
  }
  std::stack<Item, std::vector<Item>> st;
  for (auto &x : v)
    st.push(x);
  while (st.size() > 5) {
    acc ^= st.top().w[0];
    st.pop();
  }
  std::vector<std::vector<uint64_t>> rows;
  for (unsigned i = 0; i < 9; i++)
    rows.emplace_back(v[i].w.begin(), v[i].w.end());
  rows.insert(rows.begin() + 2, rows[4]);
  std::partition(rows.begin(), rows.end(),
                 [](const auto &r) { return r.size() > 2; });
  for (auto &r : rows) {
    r.push_back(r[0] ^ r[1]);
    acc += r.back();
  }
  std::forward_list<Item> fl(v.begin(), v.begin() + 6);
  fl.reverse();
  fl.remove_if([](const Item &i) { return i.rank & 1; });
  for (auto &x : fl)
    acc += x.w[2];
  try {
    std::sort(v.begin(), v.end(),
              [n = 0](const Item &a, const Item &b) mutable {
                if (++n == 50)
                  throw std::runtime_error("stop");
                return a.rank > b.rank;
              });
  } catch (const std::exception &) {
    acc ^= 5;
  }
  std::vector<bool> bits;
  for (int i = 0; i < 100; i++)
    bits.push_back(seed[i % 32] >> (i % 8) & 1);
  bits.flip();
  acc += std::count(bits.begin(), bits.end(), true) & 0;
  acc += bits[13];
  store64(out, acc);
}
RESIDUE_MAIN(work, 32)
