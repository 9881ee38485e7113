// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Comparisons by the C++ library's containers and algorithms.
// RUN: %score -std=c++20 %s
#include <zeroize/secret.h>
#include <string>
#include <array>
#include <vector>
#include <algorithm>
#include <string_view>
#include <span>
#include <cstring>
#include <memory>
#include <map>
#include <variant>
using u8 = unsigned char;
bool s1(SECRET const std::string &want, const std::string &got) {
  return want == got; // expect: compare
}
bool s2(SECRET const std::array<u8, 16> &a, const std::array<u8, 16> &b) {
  return a == b; // expect: compare
}
bool s3(SECRET const std::vector<u8> &a, const std::vector<u8> &b) {
  return a != b; // expect: compare
}
bool s4(SECRET const u8 *a, const u8 *b) {
  return std::equal(a, a + 16, b); // expect: compare
}
bool s5(SECRET const u8 *a, const u8 *b) {
  return std::memcmp(a, b, 16) == 0; // expect: compare
}
struct Key {
  SECRET u8 b[32];
  bool operator==(const Key &o) const {
    return std::memcmp(b, o.b, 32) == 0; // expect: compare
  }
};
class Session {
  SECRET std::string token;

public:
  bool check(const std::string &t) const {
    return token.compare(t) == 0; // expect: compare
  }
};
bool s8(SECRET const std::string &pw, std::string_view sv) {
  return pw == sv; // expect: compare
}
int s9(SECRET const std::vector<u8> &k) {
  for (auto b : k)
    if (b == 0) // expect: branch
      return 1;
  return 0;
}
bool s10(SECRET const std::string &k, const std::string &q) {
  return std::equal(k.begin(), k.end(), q.begin()); // expect: compare
}
template <class T> bool same(const T &a, const T &b) {
  return a == b; // expect: compare
}
bool s11(SECRET const std::string &a, const std::string &b) {
  return same(a, b);
}
bool s12(SECRET const int &a, int b) {
  if (a == b) // expect: branch
    return true;
  return false;
}
int s13(SECRET const std::array<u8, 4> &pin, const std::array<u8, 4> &in) {
  for (size_t i = 0; i < pin.size(); i++)
    if (pin[i] != in[i]) // expect: branch
      return 0;
  return 1;
}
bool s14(SECRET const std::string &pw) {
  return pw.find("abc") != std::string::npos; // expect: compare
}
bool s15(SECRET std::span<const u8> a, std::span<const u8> b) {
  return std::ranges::equal(a, b); // expect: compare
}
int s16(SECRET const u8 *k) {
  auto f = [&](int i) { return k[i] ? 1 : 0; }; // expect: branch
  return f(1);
}
int s17(std::map<std::string, int> &m, SECRET const std::string &tok) {
  return m.count(tok) ? 1 : 0; // expect: compare
}
struct password { SECRET std::string text; };
struct public_key { std::string id; };
bool s18(const std::variant<password, public_key> &c, const std::string &given) {
  return std::visit([&](const auto &held) {
    if constexpr (std::is_same_v<std::decay_t<decltype(held)>, password>)
      return held.text == given; // expect: compare
    else
      return held.id == given;
  }, c);
}
void s19(SECRET std::vector<u8> &v) {
  std::erase(v, 0); // expect: compare
}
