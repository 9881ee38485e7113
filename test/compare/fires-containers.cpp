// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Containers, views, iterators and algorithms of C++; elements that move from one to another.
// RUN: %score -std=c++20 %s
#include <algorithm>
#include <array>
#include <cstring>
#include <string>
#include <string_view>
#include <vector>
#include <span>
#include <memory>
#include <functional>
#include <map>
#include <set>
#include <unordered_map>
#include <optional>
#include <tuple>
#include <cstdint>
#include <zeroize/secret.h>
using u8 = std::uint8_t;
struct Key {
  SECRET u8 b[32];
};
bool f1(SECRET const std::string &a, const std::string &b) {
  return a == b; // expect: compare
}
bool f2(SECRET const std::string &a, const char *b) {
  return a == b; // expect: compare
}
bool f3(SECRET std::string a, std::string b) {
  return a.compare(b) == 0; // expect: compare
}
bool f4(SECRET std::vector<u8> &a, std::vector<u8> &b) {
  return a != b; // expect: compare
}
bool f5(SECRET std::array<u8, 16> &a, std::array<u8, 16> &b) {
  return a == b; // expect: compare
}
bool f6(SECRET std::vector<u8> &a, std::vector<u8> &b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end()); // expect: compare
}
bool f7(SECRET std::vector<u8> &a, std::vector<u8> &b) {
  return std::memcmp(a.data(), b.data(), a.size()) == 0; // expect: compare
}
bool f8(SECRET std::string_view a, std::string_view b) {
  return a == b; // expect: compare
}
bool f9(SECRET std::span<const u8> a, std::span<const u8> b) {
  return std::equal(a.begin(), a.end(), b.begin()); // expect: compare
}
bool f10(SECRET std::span<const u8> a, std::span<const u8> b) {
  if (a.size() != b.size())
    return false;
  for (size_t i = 0; i < a.size(); ++i)
    if (a[i] != b[i]) // expect: branch
      return false;
  return true;
}
bool f11(SECRET const std::vector<u8> &a, u8 z) {
  for (auto x : a)
    if (x == z) // expect: branch
      return true;
  return false;
}
bool f12(SECRET const std::vector<u8> &a, u8 z) {
  return std::find(a.begin(), a.end(), z) != a.end(); // expect: compare
}
bool f13(SECRET const std::vector<u8> &a) {
  return std::all_of(a.begin(), a.end(), [](u8 x) { return x == 0; }); // expect: compare
}
bool f14(SECRET const std::string &a, const std::string &b) {
  auto c = a;
  return c == b; // expect: compare
}
bool f15(SECRET const std::string &a, const std::string &b) {
  std::string c = "x" + a;
  return c == "x" + b; // expect: compare
}
bool f16(SECRET const std::string &a, const std::string &b) {
  return a.substr(0, 4) == b; // expect: compare
}
bool f17(SECRET const std::string &a, const std::string &b) {
  auto eq = [&](const std::string &x) { return x == a; }; // expect: compare
  return eq(b);
}
template <class T> bool same(const T &a, const T &b) {
  return a == b; // expect: compare
}
bool f18(SECRET const std::string &a, const std::string &b) {
  return same(a, b);
}
struct Token {
  SECRET std::string v;
  int id;
  bool operator==(const Token &o) const {
    return id == o.id && v == o.v; // expect: compare
  }
};
struct Def {
  SECRET std::array<u8, 8> v;
  bool matches(const u8 *p) const {
    return std::memcmp(v.data(), p, 8) == 0; // expect: compare
  }
};
class Auth {
  SECRET std::string pw;

public:
  bool check(std::string_view in) const {
    return pw == in; // expect: compare
  }
  bool check2(const char *in) {
    const char *p = pw.c_str();
    return strcmp(p, in) == 0; // expect: compare
  }
};
bool f19(SECRET const std::string &a, std::set<std::string> &s) {
  return s.count(a) != 0; // expect: compare
}
bool f20(SECRET const std::string &a, std::map<std::string, int> &s) {
  return s.find(a) != s.end(); // expect: compare
}
bool f21(const std::unique_ptr<Key> &k, const u8 *b) {
  return k && memcmp(k->b, b, 32) == 0; // expect: compare
}
bool f22(SECRET const u8 *a, const u8 *b) {
  return std::string(a, a + 4) == std::string(b, b + 4); // expect: compare
}
bool f23(SECRET const std::string &a, const std::string &b) {
  return a < b; // expect: compare
}
bool f24(SECRET const u8 (&a)[16], const u8 (&b)[16]) {
  return std::equal(std::begin(a), std::end(a), std::begin(b)); // expect: compare
}
bool f25(SECRET const u8 (&a)[16], const u8 (&b)[16]) {
  for (auto i = 0u; i < 16; ++i) {
    if (a[i] == b[i]) // expect: branch
      continue;
    return false;
  }
  return true;
}
bool f26(SECRET std::string &a, std::string &b) {
  return std::equal_to<std::string>()(a, b); // expect: compare
}
bool f27(SECRET std::string &a, std::string &b) {
  return std::tie(a) == std::tie(b); // expect: compare
}
bool f28(const std::optional<Key> &k, const u8 *b) {
  return k.has_value() && std::memcmp(k->b, b, 32) == 0; // expect: compare
}
bool f29(SECRET const std::string &a) {
  return a.starts_with("sk_"); // expect: compare
}
bool f30(SECRET const std::string &a) {
  return a.find('x') != std::string::npos; // expect: compare
}
bool f31(SECRET const std::string &a) {
  return a[0] == 'x' && a[1] == 'y'; // expect: branch
}
bool f32(SECRET std::vector<u8> &a, std::vector<u8> &b) {
  return std::lexicographical_compare(a.begin(), a.end(), b.begin(), b.end()); // expect: compare
}
bool f33(SECRET std::vector<u8> &a, std::vector<u8> &b) {
  auto p = std::mismatch(a.begin(), a.end(), b.begin()); // expect: compare
  return p.first == a.end();
}
bool f34(SECRET const std::string &a, const std::string &b) {
  std::string_view v(a);
  return v == b; // expect: compare
}
bool f35(SECRET const std::string &a, const std::string &b) {
  return std::strcmp(a.c_str(), b.c_str()) == 0; // expect: compare
}
bool f36(SECRET const std::string &a, const std::string &b) {
  return !a.compare(0, 3, b); // expect: compare
}
struct Buf {
  std::vector<u8> d;
  const u8 *data() const {
    return d.data();
  }
  size_t size() const {
    return d.size();
  }
};
bool f37(SECRET const Buf &a, const Buf &b) {
  return a.size() == b.size() && memcmp(a.data(), b.data(), a.size()) == 0; // expect: compare
}
void f38(SECRET std::vector<int> &v) {
  std::sort(v.begin(), v.end()); // expect: compare
}
bool f39(SECRET const std::vector<u8> &a, const std::vector<u8> &b) {
  auto i = a.begin();
  auto j = b.begin();
  while (i != a.end()) {
    if (*i++ != *j++) // expect: branch
      return false;
  }
  return true;
}
bool f40(SECRET const std::vector<u8> &a, const std::vector<u8> &b) {
  bool ok = true;
  for (size_t i = 0; i < a.size(); i++)
    ok = ok && a.at(i) == b.at(i); // expect: branch
  return ok;
}
int f41(SECRET int x, int y) {
  return std::max(x, y); // expect: branch
}
bool f42(SECRET std::string &a, std::string &b) {
  auto [x, y] = std::pair<std::string &, std::string &>(a, b);
  return x == y; // expect: compare
}
template <size_t N> bool eqn(const u8 (&a)[N], const u8 *b) {
  for (size_t i = 0; i < N; i++)
    if (a[i] != b[i]) // expect: branch
      return false;
  return true;
}
bool f43(const Key &k, const u8 *b) {
  return eqn(k.b, b);
}
bool f44(const std::vector<Key> &ks, const u8 *b) {
  for (const auto &k : ks)
    if (memcmp(k.b, b, 32) == 0) // expect: compare
      return true;
  return false;
}
bool f45(const std::map<int, Key> &ks, const u8 *b) {
  auto it = ks.find(3);
  if (it == ks.end())
    return false;
  return memcmp(it->second.b, b, 32) == 0; // expect: compare
}
bool f46(const std::shared_ptr<Key> &k, const u8 *b) {
  return !memcmp(k.get()->b, b, 32); // expect: compare
}
struct Base {
  virtual ~Base();
  virtual bool eq(SECRET const u8 *a, const u8 *b) = 0;
};
struct Derived : Base {
  bool eq(SECRET const u8 *a, const u8 *b) override {
    return memcmp(a, b, 16) == 0; // expect: compare
  }
};
bool f47(SECRET const u8 *a, const u8 *b) {
  std::function<bool(const u8 *)> f = [a](const u8 *x) { return memcmp(a, x, 16) == 0; }; // expect: compare
  return f(b);
}
constexpr bool ceq(const char *a, const char *b) {
  return *a == *b && (*a == 0 || ceq(a + 1, b + 1)); // expect: branch
}
bool f48(SECRET const char *a, const char *b) {
  return ceq(a, b);
}
bool f49(SECRET std::string &a, std::string &b) {
  return std::hash<std::string>()(a) == std::hash<std::string>()(b);
}
bool f50(SECRET std::string &a, std::string &b) {
  return std::string_view(a.data(), a.size()) == b; // expect: compare
}
bool f51(SECRET std::string &a, std::string &b) {
  return std::ranges::equal(a, b); // expect: compare
}
bool f52(SECRET std::u32string &a, std::u32string &b) {
  if (a != b) // expect: compare
    throw 1;
  return true;
}
bool f53(SECRET std::string &a, std::string &b) {
  switch (a.compare(b)) { // expect: compare
  case 0:
    return true;
  default:
    return false;
  }
}
bool f54(SECRET std::string a, std::string b) {
  std::string c;
  c.assign(a);
  return c == b; // expect: compare
}
bool f55(SECRET std::string a, std::string b) {
  std::string c;
  c += a;
  return c == b; // expect: compare
}
bool f56(SECRET std::string a, std::string b) {
  std::string c;
  for (char x : a)
    c.push_back(x);
  return c == b; // expect: compare
}
bool f57(SECRET const std::vector<u8> &a, const std::vector<u8> &b) {
  std::vector<u8> c(a.size());
  std::copy(a.begin(), a.end(), c.begin());
  return c == b; // expect: compare
}
bool f58(SECRET const std::vector<u8> &a, const std::vector<u8> &b) {
  std::vector<u8> c(a.begin(), a.end());
  return c == b; // expect: compare
}
std::string hex(const std::vector<u8> &v) {
  std::string o;
  for (u8 c : v) {
    o += "0123456789abcdef"[c >> 4]; // expect: index
  }
  return o;
}
bool f59(SECRET const std::vector<u8> &a, const std::string &b) {
  return hex(a) == b; // expect: compare
}
bool f60(SECRET std::string &&a, std::string b) {
  std::string c = std::move(a);
  return b == c; // expect: compare
}
bool a1(SECRET const std::vector<u8> &a, const std::vector<u8> &b) {
  std::vector<u8> c(32);
  std::copy(a.begin(), a.end(), c.begin());
  return c == b; // expect: compare
}
bool a2(SECRET const std::vector<u8> &a, const std::vector<u8> &b) {
  std::vector<u8> c(32);
  auto i = c.begin();
  *i = a[0];
  return c == b; // expect: compare
}
bool a3(SECRET const std::vector<u8> &a, const std::vector<u8> &b) {
  std::vector<u8> c;
  std::copy(a.begin(), a.end(), std::back_inserter(c));
  return c == b; // expect: compare
}
bool a4(SECRET const std::vector<u8> &a, const std::vector<u8> &b) {
  std::vector<u8> c(32);
  auto i = c.begin();
  std::copy(a.begin(), a.end(), i);
  return c == b; // expect: compare
}
std::string x1(const std::vector<u8> &v) {
  std::string o;
  o.push_back(v[0]);
  return o;
}
bool b1(SECRET const std::vector<u8> &a, const std::string &b) {
  std::string s = x1(a);
  return s == b; // expect: compare
}
std::string x2(u8 v) {
  std::string o;
  o += v;
  return o;
}
bool b2(SECRET const std::vector<u8> &a, const std::string &b) {
  std::string s = x2(a[0]);
  return s == b; // expect: compare
}
std::string x3(const std::string &v) {
  return v;
}
bool b3(SECRET const std::string &a, const std::string &b) {
  std::string s = x3(a);
  return s == b; // expect: compare
}
std::string x4(const std::string &v) {
  std::string r = v;
  return r;
}
bool b4(SECRET const std::string &a, const std::string &b) {
  std::string s = x4(a);
  return s == b; // expect: compare
}
bool b5(SECRET const std::string &a, const std::string &b) {
  return x4(a) == b; // expect: compare
}
struct S {
  u8 x[4];
};
S x6(const u8 *v) {
  S s;
  s.x[0] = v[0];
  return s;
}
bool b6(SECRET const u8 *a) {
  S s = x6(a);
  return s.x[0] == 3 ? true : false; // expect: branch
}
bool b7(SECRET const u8 *a) {
  return x6(a).x[0] == 3 ? true : false; // expect: branch
}
