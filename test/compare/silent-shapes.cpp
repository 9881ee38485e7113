// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Guards against a word about C++: sizes, presence, identity and the public members beside secret ones.
// RUN: %score -std=c++20 %s
#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>
#include <zeroize/secret.h>
using u8 = std::uint8_t;
void absorb(SECRET const u8 *key, std::size_t n);

// 1 the size of a span
bool long_enough(SECRET std::span<const u8> key) { return key.size() >= 32 && !key.empty(); }
// 2 whether there is one
struct account { std::string user; SECRET std::optional<std::string> pin; };
bool has_pin(const account &a) { return a.pin.has_value(); }
// 3 whether a pointer owns one
bool loaded(SECRET const std::unique_ptr<u8[]> &key) {
  if (!key)
    return false;
  absorb(key.get(), 16);
  return key != nullptr;
}
// 4 a lambda that mixes
void mix(SECRET std::array<u8, 32> &key, const std::vector<u8> &salt) {
  auto at = [&](std::size_t i) { key[i % 32] ^= salt[i]; };
  for (std::size_t i = 0; i < salt.size(); ++i)
    at(i);
}
// 5 range-for without a decision
unsigned sum(SECRET const std::array<u8, 32> &key) {
  unsigned total = 0;
  for (u8 b : key)
    total += b;
  return total;
}
// 6 a template with a secret member: the other one
template <class T> struct sealed { SECRET T value; int id; };
const sealed<std::string> *find(const std::vector<sealed<std::string>> &all, int id) {
  for (const auto &s : all)
    if (s.id == id)
      return &s;
  return nullptr;
}
// 7 structured binding of the public half
struct credentials { std::string user; SECRET std::string password; };
bool is_user(const credentials &c, const std::string &user) {
  const auto &[u, p] = c;
  return u == user && !p.empty();
}
