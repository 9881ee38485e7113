// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Guards against silence about C++: views, optional and variant, smart pointers, captures, range-for, templates with
// secret members.
// RUN: %score -std=c++20 %s
#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>
#include <zeroize/secret.h>
using u8 = std::uint8_t;

// 1 a span handed on to a template
template <class T> static bool same(std::span<const T> a, std::span<const T> b) {
  for (std::size_t i = 0; i < a.size(); ++i)
    if (a[i] != b[i]) // expect: branch
      return false;
  return true;
}
bool span_same(SECRET std::span<const u8> mac, std::span<const u8> got) { return same<u8>(mac, got); }
// 2 a view of a secret string
bool token_ok(SECRET const std::string &token, std::string_view given) {
  std::string_view want = token;
  return want == given; // expect: compare
}
// 3 an optional secret
struct account { SECRET std::optional<std::string> pin; };
bool pin_ok(const account &a, const std::string &pin) {
  return a.pin && *a.pin == pin; // expect: compare
}
// 4 captured by reference
bool any_equal(SECRET const std::string &token, const std::vector<std::string> &all) {
  return std::any_of(all.begin(), all.end(), [&](const std::string &each) {
    return each == token; // expect: compare
  });
}
// 5 captured by copy
bool later(SECRET std::string password, const std::string &given) {
  auto check = [password](const std::string &s) {
    return s == password; // expect: compare
  };
  return check(given);
}
// 6 range-for over a secret
bool all_digits(SECRET const std::string &pin) {
  for (char c : pin)
    if (c < '0') // expect: branch
      return false;
  return true;
}
// 7 a unique_ptr to bytes
bool owned(const u8 *got) {
  SECRET std::unique_ptr<u8[]> key(new u8[16]);
  return std::memcmp(key.get(), got, 16) == 0; // expect: compare
}
// 8 a template with a secret member
template <class T> struct sealed { SECRET T value; int id; };
bool unsealed(const sealed<std::string> &s, const std::string &given) {
  return s.value == given; // expect: compare
}
// 9 a method that compares its member with another object's
class mac {
  SECRET std::array<u8, 16> bytes;

public:
  bool matches(const mac &other) const {
    return bytes == other.bytes; // expect: compare
  }
};
bool macs(const mac &a, const mac &b) { return a.matches(b); }
// 10 a structured binding
struct credentials { std::string user; SECRET std::string password; };
bool login(const credentials &c, const std::string &user, const std::string &password) {
  const auto &[u, p] = c;
  if (u != user)
    return false;
  return p == password; // expect: compare
}
