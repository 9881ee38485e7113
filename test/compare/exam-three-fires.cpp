// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A third exam, written without a look at the first: what must fire in C++, from fixes in servers and libraries.
// RUN: %score -std=c++20 %s
#include <algorithm>
#include <any>
#include <array>
#include <coroutine>
#include <cstdint>
#include <cstring>
#include <deque>
#include <functional>
#include <iterator>
#include <map>
#include <memory>
#include <numeric>
#include <optional>
#include <queue>
#include <ranges>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <tuple>
#include <unordered_map>
#include <utility>
#include <variant>
#include <vector>
#include <zeroize/secret.h>
using u8 = std::uint8_t;
using u32 = std::uint32_t;
using bytes = std::vector<u8>;
// 1
bool h1(SECRET const std::string &a, const std::string &b) { if (a != b) return false; return true; } // expect: compare
// 2 subspan, first
bool h2(SECRET const bytes &k, std::span<const u8> g) { return std::ranges::equal(std::span(k).first(8), g); } // expect: compare
// 3 any
bool h3(SECRET const std::string &k, const std::string &g) { std::any a = k; return std::any_cast<std::string>(a) == g; } // expect: compare
// 4 map value
bool h4(const std::map<std::string, bytes> &none, SECRET const bytes &k, const bytes &g) { std::map<std::string, bytes> m; m["a"] = k; return m["a"] == g && none.empty(); } // expect: compare
// 5 nested struct in optional
struct cred { std::string user; SECRET std::string pw; };
bool h5(const std::optional<cred> &c, const std::string &pw) { return c && c->pw == pw; } // expect: compare
bool h5b(const std::optional<cred> &c, const std::string &pw) { return c.value().pw == pw; } // expect: compare
// 6 vector of creds with lambda
bool h6(const std::vector<cred> &v, const std::string &u, const std::string &pw) {
  return std::any_of(v.begin(), v.end(), [&](const cred &c) { return c.user == u && c.pw == pw; }); // expect: compare
}
// 7 find_if, iterator
bool h7(const std::vector<cred> &v, const std::string &u, const std::string &pw) {
  auto it = std::find_if(v.begin(), v.end(), [&](const cred &c) { return c.user == u; });
  return it != v.end() && it->pw == pw; // expect: compare
}
// 8 unordered_map lookup then compare
bool h8(const std::unordered_map<std::string, cred> &db, const std::string &u, const std::string &pw) {
  if (auto it = db.find(u); it != db.end())
    return it->second.pw == pw; // expect: compare
  return false;
}
// 9 structured binding over map
int h9(const std::map<int, cred> &db, const std::string &pw) {
  for (const auto &[id, c] : db)
    if (c.pw == pw) // expect: compare
      return id;
  return -1;
}
// 10 projection
bool h10(const std::vector<cred> &v, const std::string &pw) { return std::ranges::find(v, pw, &cred::pw) != v.end(); } // expect: compare
// 11 defaulted == with a base
struct base11 { SECRET std::array<u8, 8> b; bool operator==(const base11 &) const = default; };
struct derived11 : base11 { int n; bool operator==(const derived11 &) const = default; };
bool h11(const derived11 &a, const derived11 &b) { return a == b; } // expect: compare
// 12 != by rewriting
bool h12(const base11 &a, const base11 &b) { if (a != b) return false; return true; } // expect: compare
// 13 views::transform
bool h13(SECRET const bytes &k, const bytes &g) { auto v = k | std::views::transform([](u8 b) { return b ^ 1; }); return std::ranges::equal(v, g); } // expect: compare
// 14 coroutine generator
template <class T> struct gen {
  struct promise_type {
    T value{};
    gen get_return_object() { return {}; }
    std::suspend_always initial_suspend() { return {}; }
    std::suspend_always final_suspend() noexcept { return {}; }
    std::suspend_always yield_value(T v) { value = v; return {}; }
    void return_void() {}
    void unhandled_exception() {}
  };
};
gen<int> h14(SECRET const u8 *k) {
  for (int i = 0; i < 8; i++)
    if (k[i] & 1) // expect: branch
      co_yield i;
}
// 15 switch with init
int h15(SECRET const u8 *k) {
  switch (u8 b = k[0]; b & 3) { // expect: branch
  case 0:
    return 1;
  default:
    return b;
  }
}
// 16 if with init
int h16(SECRET const u8 *k, const u8 *g) { if (int r = std::memcmp(k, g, 8); r == 0) return 1; return 0; } // expect: compare
// 17 while with a declaration
int h17(SECRET u32 x) { int n = 0; while (u32 low = x & 1) { n += int(low); x >>= 1; } return n; } // expect: branch
// 18 lambda returned
auto checker(SECRET const std::string &k) { return [&k](const std::string &g) { return k == g; }; } // expect: compare
// 19 recursive lambda with self
bool h19(SECRET const u8 *k, const u8 *g) {
  auto rec = [&](auto &self, int i) -> bool { return i == 8 || (k[i] == g[i] && self(self, i + 1)); }; // expect: branch
  return rec(rec, 0);
}
// 20 constructor initialiser
struct h20s { u8 first; explicit h20s(const u8 *k) : first(k[0]) {} };
int h20(SECRET const u8 *k) { h20s s(k); return s.first == 3 ? 1 : 0; } // expect: branch
// 21 base pointer
struct shape { virtual ~shape() = default; virtual u8 at(int i) const = 0; };
struct keyed : shape { SECRET u8 k[8]; u8 at(int i) const override { if (k[i] > 127) return 0; return k[i]; } }; // expect: branch
// 22 static member
struct store { static SECRET std::string admin; };
bool h22(const std::string &g) { return store::admin == g; } // expect: compare
// 23 thread_local and inline variable
inline SECRET std::string inline_pw;
bool h23(const char *g) { return inline_pw == g; } // expect: compare
// 24 c_str strcmp
bool h24(SECRET const std::string &a, const char *g) { return !std::strcmp(a.c_str(), g); } // expect: compare
// 25 std::lexicographical_compare_three_way
bool h25(SECRET const bytes &a, const bytes &b) { return std::lexicographical_compare_three_way(a.begin(), a.end(), b.begin(), b.end()) == 0; } // expect: compare
// 26 <=> of strings
bool h26(SECRET const std::string &a, const std::string &b) { return (a <=> b) == 0; } // expect: compare
// 27 array of arrays
bool h27(SECRET const std::array<std::array<u8, 4>, 4> &a, const std::array<std::array<u8, 4>, 4> &b) { return a == b; } // expect: compare
// 28 priority queue
int h28(SECRET int a, SECRET int b) { std::priority_queue<int> q; q.push(a); q.push(b); return q.top() > 3 ? 1 : 0; } // expect: branch
// 29 std::search
bool h29(const std::string &log, SECRET const std::string &pw) { return std::search(log.begin(), log.end(), pw.begin(), pw.end()) != log.end(); } // expect: compare
// 30 find of a string
bool h30(const std::string &log, SECRET const std::string &pw) { return log.find(pw) != std::string::npos; } // expect: compare
// 31 contains by string_view
bool h31(SECRET const std::string &pw) { return std::string_view(pw).ends_with("!"); } // expect: compare
// 32 stoi
int h32(SECRET const std::string &pin, int g) { return std::stoi(pin) == g ? 1 : 0; } // expect: branch compare
// 34 reduce
int h34(SECRET const bytes &k) { return std::reduce(k.begin(), k.end()) > 3 ? 1 : 0; } // expect: branch
// 35 max_element
int h35(SECRET const bytes &k) { return *std::max_element(k.begin(), k.end()); } // expect: compare
// 36 std::clamp
int h36(SECRET int a) { return std::clamp(a, 0, 3); } // expect: branch
// 37 pair compare
bool h37(SECRET int a, int b) { return std::pair(a, 1) == std::pair(b, 1); } // expect: compare
// 38 optional<string> value_or
bool h38(SECRET const std::optional<std::string> &o, const std::string &g) { return o.value_or("") == g; } // expect: compare
// 39 reference wrapper
bool h39(SECRET const std::string &k, const std::string &g) { auto r = std::cref(k); return r.get() == g; } // expect: compare
// 41 span of structs
struct rec41 { int id; SECRET u8 pin[4]; };
int h41(std::span<const rec41> v, const u8 *g) { for (auto &r : v) if (!std::memcmp(r.pin, g, 4)) return r.id; return -1; } // expect: compare
// 42 operator[] of own class
class buf42 { SECRET u8 b[32]; public: u8 operator[](std::size_t i) const { return b[i]; } };
bool h42(const buf42 &b, const u8 *g) { for (int i = 0; i < 32; i++) if (b[i] != g[i]) return false; return true; } // expect: branch
// 43 iterator of own class
class buf43 { SECRET u8 b[32]; public: const u8 *begin() const { return b; } const u8 *end() const { return b + 32; } };
int h43(const buf43 &b) { int n = 0; for (u8 x : b) n += x ? 1 : 0; return n; } // expect: branch
// 44 conversion operator to string_view
class str44 { SECRET std::string s; public: operator std::string_view() const { return s; } };
bool h44(const str44 &s, std::string_view g) { return std::string_view(s) == g; } // expect: compare
// 45 concept-constrained template
template <std::ranges::input_range R> bool eq45(const R &a, const R &b) { return std::equal(std::begin(a), std::end(a), std::begin(b)); } // expect: compare
bool h45(SECRET const bytes &a, const bytes &b) { return eq45(a, b); }
// 46 shared_ptr to string
bool h46(SECRET const std::shared_ptr<std::string> &p, const std::string &g) { return *p == g; } // expect: compare
// 47 tuple structured binding
bool h47b(SECRET int k, int g) { auto [a, b] = std::make_tuple(k, 1); if (a == g) return b; return false; } // expect: branch
// 48 exchange
bool h48(SECRET std::string &k, const std::string &g) { auto old = std::exchange(k, std::string()); return old == g; } // expect: compare
// 49 throw a secret-dependent exception
void h49(SECRET int n) { if (n < 0) throw 1; } // expect: branch
// 50 std::visit over secret variant
int h50(SECRET const std::variant<int, char> &v) { return std::visit([](auto x) { return x > 3 ? 1 : 0; }, v); } // expect: branch
