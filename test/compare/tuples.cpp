// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Guards against messages about a status that travels in a tuple beside a secret, and against silence about the secret one.
// RUN: %score -std=c++20 %s
#include <array>
#include <cstring>
#include <string>
#include <tuple>
#include <utility>
#include <vector>
#include <zeroize/secret.h>
using bytes = std::vector<unsigned char>;

int made(SECRET int k, int g) {
  auto t = std::make_tuple(k, 1, g);
  if (std::get<1>(t) && std::get<2>(t) == 3)
    return 1;
  if (std::get<0>(t)) // expect: branch
    return 2;
  std::get<0>(t) = 3;
  return std::get<0>(t) ? 1 : 0;
}
int bound(SECRET int k, int g) {
  auto [a, b] = std::make_tuple(k, 1);
  if (b > g)
    return 1;
  return a == g ? 1 : 0; // expect: branch
}
static std::tuple<bool, bytes> load(const bytes &k) { return {k.size() > 3, k}; }
bool returned(SECRET const bytes &k, const bytes &g) {
  auto [ok, key] = load(k);
  if (!ok)
    return false;
  return key == g; // expect: compare
}
bool by_reference(SECRET const bytes &k, const bytes &g) {
  std::tuple<int, bytes> t(3, k);
  const auto &[n, key] = t;
  if (n != 3)
    return false;
  return key == g; // expect: compare
}
bool copied(SECRET const bytes &k, const bytes &g) {
  std::tuple<int, bytes> t(3, k), u = t;
  u = t;
  if (std::get<0>(u) != 3)
    return false;
  return std::get<1>(u) == g; // expect: compare
}
bool tied(SECRET const bytes &k, const bytes &g) {
  bool ok = false;
  bytes key;
  std::tie(ok, key) = load(k);
  if (!ok)
    return false;
  return key == g; // expect: compare
}
bool as_a_whole(SECRET const std::tuple<int, int> &t) {
  if (std::get<1>(t)) // expect: branch
    return true;
  return t == std::make_tuple(1, 2); // expect: compare
}
bool by_type(SECRET const std::string &k, const std::string &g) {
  auto t = std::make_tuple(1, k);
  return std::get<std::string>(t) == g; // expect: compare
}
int pair(SECRET int k) {
  std::pair<int, int> p(1, k);
  if (std::get<0>(p))
    return 1;
  return std::get<1>(p) ? 1 : 0; // expect: branch
}
struct record {
  int id = 0;
  SECRET std::array<unsigned char, 8> key{};
};
int records(const record &r) {
  auto t = std::make_tuple(r, 3);
  if (std::get<0>(t).id || std::get<1>(t))
    return 1;
  return std::get<0>(t).key[2] ? 1 : 0; // expect: branch
}
