// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Guards keys in std::any, std::variant, std::function and maps, whose holders the library copies and destroys.
// RUN: %residue %s --cxx --flags=-std=c++20
#include "../Inputs/residue.h"
#include <any>
#include <array>
#include <functional>
#include <map>
#include <string>
#include <variant>
#include <vector>

using Block = std::array<unsigned char, 32>;
struct Key {
  SECRET Block b;
};
struct Token {
  SECRET std::string text;
};
using Credential = std::variant<std::monostate, Key, Token>;

static Credential pick(const unsigned char *seed, int n) {
  if (n % 3 == 0)
    return std::monostate{};
  if (n % 3 == 1) {
    Key k;
    for (int i = 0; i < 32; i++)
      k.b[i] = seed[i] ^ n;
    return k;
  }
  Token t;
  t.text.assign(reinterpret_cast<const char *>(seed), 32);
  t.text += "-suffix";
  return t;
}
struct Sum {
  uint64_t operator()(std::monostate) const { return 1; }
  uint64_t operator()(const Key &k) const { return fold(k.b.data(), 32); }
  uint64_t operator()(const Token &t) const {
    return fold((const unsigned char *)t.text.data(), t.text.size());
  }
};
static NOINLINE void work(SECRET const unsigned char *seed,
                          unsigned char *out) {
  std::map<int, Credential> store;
  for (int i = 0; i < 9; i++)
    store.emplace(i, pick(seed, i));
  uint64_t acc = 0;
  for (auto &[n, c] : store)
    acc = acc * 3 + std::visit(Sum{}, c) + n;
  std::vector<std::function<uint64_t(uint64_t)>> steps;
  Key k;
  for (int i = 0; i < 32; i++)
    k.b[i] = seed[31 - i];
  for (int r = 0; r < 4; r++)
    steps.push_back([k, r](uint64_t x) {
      return rotl64(x ^ load64(k.b.data() + 8 * r), r + 1);
    });
  for (auto &f : steps)
    acc = f(acc);
  std::any a = k;
  if (auto *p = std::any_cast<Key>(&a))
    acc += p->b[5];
  a = Token{std::string(seed, seed + 32)};
  acc ^= std::any_cast<Token &>(a).text.size();
  acc += (unsigned char)std::any_cast<const Token &>(a).text[7];
  store.erase(4);
  store[3] = k;
  auto node = store.extract(1);
  acc += node.mapped().index();
  store64(out, acc);
}
RESIDUE_MAIN(work, 32)
