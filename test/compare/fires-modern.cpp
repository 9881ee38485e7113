// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Comparisons in the ways of C++17 and C++20: ranges, spans, <=>, visitors, concepts, virtual calls, threads.
// RUN: %score -std=c++20 %s
#include <algorithm>
#include <array>
#include <bitset>
#include <compare>
#include <cstring>
#include <deque>
#include <functional>
#include <future>
#include <memory>
#include <numeric>
#include <optional>
#include <ranges>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <tuple>
#include <unordered_map>
#include <variant>
#include <vector>
#include <zeroize/secret.h>
using u8 = unsigned char;
bool f1(SECRET std::span<const u8> a, std::span<const u8> b) {
  return std::ranges::equal(a, b); // expect: compare
}
struct Mac {
  SECRET std::array<u8, 16> v;
  auto operator<=>(const Mac &) const = default;
};
bool f2(const Mac &a, const Mac &b) {
  return a == b; // expect: compare
}
bool f3(const Mac &a, const Mac &b) {
  return a < b; // expect: compare
}
struct Visitor {
  const u8 *in;
  bool operator()(const Mac &m) const { return std::memcmp(m.v.data(), in, 16) == 0; } // expect: compare
  bool operator()(int) const { return false; }
};
bool f4(const std::variant<int, Mac> &v, const u8 *in) { return std::visit(Visitor{in}, v); }
bool f5(SECRET const std::string &token, std::string_view header) {
  auto at = header.find(' ');
  std::string_view given = header.substr(at + 1);
  return given == token; // expect: compare
}
bool f6(SECRET std::string_view token, std::string_view given) {
  return token.size() == given.size() && std::char_traits<char>::compare(token.data(), given.data(), token.size()) == 0; // expect: compare
}
struct Verifier {
  virtual ~Verifier() = default;
  virtual bool check(SECRET const u8 *key, const u8 *in) const = 0;
};
struct Fast final : Verifier {
  bool check(SECRET const u8 *key, const u8 *in) const override {
    for (int i = 0; i < 16; ++i)
      if (key[i] != in[i]) // expect: branch
        return false;
    return true;
  }
};
template <class D> struct Base {
  bool check(const u8 *in) const { return static_cast<const D *>(this)->same(in); }
};
struct Derived : Base<Derived> {
  SECRET u8 key[8];
  bool same(const u8 *in) const { return std::equal(key, key + 8, in); } // expect: compare
};
bool f7(const Derived &d, const u8 *in) { return d.check(in); }
template <class T> concept Comparable = requires(T a, T b) { { a == b } -> std::convertible_to<bool>; };
template <Comparable T> bool same(const T &a, const T &b) {
  return a == b; // expect: compare
}
bool f8(SECRET const std::string &a, const std::string &b) { return same(a, b); }
bool f9(SECRET const std::vector<u8> &key, const std::vector<u8> &in) {
  auto [a, b] = std::mismatch(key.begin(), key.end(), in.begin()); // expect: compare
  return a == key.end();
}
unsigned f10(SECRET const std::array<u8, 32> &key) {
  return std::accumulate(key.begin(), key.end(), 0u, [](unsigned s, u8 c) { return c > 9 ? s + 1 : s; }); // expect: branch
}
void f11(SECRET std::vector<unsigned> &v) {
  std::sort(v.begin(), v.end()); // expect: compare
}
bool f12(SECRET const std::optional<std::string> &pin, const std::string &in) {
  return pin == in; // expect: compare
}
bool f14(SECRET const u8 *key, const u8 *in) {
  auto r = std::async(std::launch::async, [=] { return std::memcmp(key, in, 32) == 0; }); // expect: compare
  return r.get();
}
bool f15(const std::unordered_map<std::string, int> &m, SECRET const std::string &tok) {
  return m.contains(tok); // expect: compare
}
struct Shared {
  SECRET std::shared_ptr<std::string> s;
};
bool f16(const Shared &a, const std::string &b) {
  return *a.s == b; // expect: compare
}
int f17(SECRET const std::bitset<64> &b, unsigned i) {
  return b[i] ? 1 : 2; // expect: branch
}
bool f18(SECRET std::tuple<int, std::string> const &t, const std::string &in) {
  return std::get<1>(t) == in; // expect: compare
}
class Password {
  SECRET std::string text;
public:
  explicit Password(SECRET std::string s) : text(std::move(s)) {}
  friend bool operator==(const Password &a, const Password &b) { return a.text == b.text; } // expect: compare
};
bool f19(const Password &a, const Password &b) { return a == b; }
bool f20(SECRET const std::vector<u8> &k) {
  return std::ranges::any_of(k, [](u8 c) { return c == 0; }); // expect: compare
}
unsigned f21(SECRET const std::string &s) {
  unsigned n = 0;
  for (char c : s | std::views::drop(1))
    switch (c) { // expect: branch
    case 'a': n++; break;
    default: break;
    }
  return n;
}
static const u8 sbox[256] = {1, 2, 3};
void f22(SECRET std::span<u8, 16> st) {
  for (u8 &b : st)
    b = sbox[b]; // expect: index
}
unsigned f23(SECRET unsigned k, std::vector<unsigned> &t) {
  return t[k & 7]; // expect: index
}
bool f24(SECRET const std::deque<u8> &a, const std::deque<u8> &b) {
  return a == b; // expect: compare
}
int f25(SECRET int pin, int in) {
  try {
    if (pin != in) // expect: branch
      throw 1;
  } catch (int) {
    return 0;
  }
  return 1;
}
