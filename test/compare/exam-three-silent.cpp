// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A third exam, written without a look at the first: what must stay silent in C++, from fixes in servers and libraries.
// RUN: %score -std=c++20 %s
#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <functional>
#include <map>
#include <memory>
#include <numeric>
#include <optional>
#include <ranges>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <system_error>
#include <tuple>
#include <utility>
#include <variant>
#include <vector>
#include <zeroize/secret.h>
using u8 = std::uint8_t;
using u32 = std::uint32_t;
using bytes = std::vector<u8>;
// 1
bool g1(SECRET const std::array<u8, 16> &a, const std::array<u8, 16> &b) {
  u8 d = 0;
  for (auto i = 0u; i < a.size(); ++i)
    d |= a[i] ^ b[i];
  if (d != 0)
    return false;
  return true;
}
// 2 lambda gathers
bool g2(SECRET const bytes &a, const bytes &b) {
  u8 d = 0;
  auto add = [&d](u8 x, u8 y) { d |= x ^ y; };
  for (std::size_t i = 0; i < a.size(); ++i)
    add(a[i], b[i]);
  return d == 0;
}
// 3 for_each
bool g3(SECRET const bytes &a, const u8 *b) {
  u8 d = 0;
  std::for_each(a.begin(), a.end(), [&](u8 x) { d |= x ^ *b++; });
  return d == 0;
}
// 4 a comparing class
struct ct_equal {
  bool operator()(std::span<const u8> a, std::span<const u8> b) const {
    if (a.size() != b.size())
      return false;
    u8 d = 0;
    for (std::size_t i = 0; i < a.size(); ++i)
      d |= static_cast<u8>(a[i] ^ b[i]);
    return d == 0;
  }
};
bool g4(SECRET const bytes &a, const bytes &b) { return ct_equal{}(a, b) ? true : false; }
bool g4b(SECRET const bytes &a, const bytes &b) { if (!ct_equal{}(a, b)) return false; return true; }
// 5 std::byte
bool g5(SECRET const std::array<std::byte, 16> &a, const std::array<std::byte, 16> &b) {
  std::byte d{0};
  for (std::size_t i = 0; i < a.size(); ++i)
    d |= a[i] ^ b[i];
  return d == std::byte{0};
}
bool g5b(SECRET const std::array<std::byte, 16> &a, const std::array<std::byte, 16> &b) { if (g5(a, b)) return true; return false; }
// 6 template with volatile
template <class T> bool ct_same(const T *a, const T *b, std::size_t n) {
  volatile T d{};
  for (std::size_t i = 0; i < n; ++i)
    d = d | (a[i] ^ b[i]);
  return d == 0;
}
int g6(SECRET const u32 *a, const u32 *b) { return ct_same(a, b, 4) ? 1 : 0; }
// 7 error_code result
std::error_code load(SECRET std::string &out);
int g7() { SECRET std::string s; if (auto ec = load(s)) return ec.value(); return s.empty() ? 1 : 0; }
// 8 std::expected-like
template <class T, class E> struct result { bool ok; T value; E error; explicit operator bool() const { return ok; } };
result<int, int> g8(SECRET const u8 *k, int n) { if (n < 1) return {false, 0, 1}; return {true, int(secret_declassify(k[0])), 0}; }
int g8b(SECRET const u8 *k) { auto r = g8(k, 3); if (!r) return r.error; return r.value > 3 ? 1 : 0; }
// 9 result with a secret beside: unmarked template
template <class T> struct outcome { int code; T value; };
static outcome<std::array<u8, 16>> g9(const u8 *k) { outcome<std::array<u8, 16>> r{0, {}}; std::memcpy(r.value.data(), k, 16); return r; }
int g9b(SECRET const u8 *k) { auto r = g9(k); if (r.code != 0) return -1; return 0; }
// 10 public enum in a secret class
class key { public: enum class kind { rsa, ec }; kind type() const { return type_; } std::size_t bits() const { return bits_; } private: kind type_{}; std::size_t bits_{}; SECRET bytes d_; };
int g10(const key &k) { switch (k.type()) { case key::kind::rsa: return k.bits() >= 2048 ? 0 : -1; default: return 0; } }
// 11 iterating keys by public id with a constant-time compare
struct entry { int id; SECRET std::array<u8, 16> mac; };
int g11(const std::vector<entry> &all, std::span<const u8, 16> got) {
  for (const auto &e : all)
    if (secret_equal(e.mac.data(), got.data(), 16))
      return e.id;
  return -1;
}
// 12 std::any_of over public predicate
bool g12(const std::vector<entry> &all, int id) { return std::any_of(all.begin(), all.end(), [id](const entry &e) { return e.id == id; }); }
// 13 count_if with ct
int g13(const std::vector<entry> &all, const u8 *got) { return int(std::count_if(all.begin(), all.end(), [&](const entry &e) { return secret_equal(e.mac.data(), got, 16); })); }
// 14 unique_lock etc. skip; optional reset
struct cache { std::optional<std::string> user; SECRET std::optional<std::string> token; };
bool g14(cache &c) { if (!c.token) return false; c.token.reset(); c.user = "x"; return c.user == "x"; }
// 15 map of secrets iterated by key
int g15(const std::map<std::string, entry> &m, std::string_view name) { int n = 0; for (auto it = m.begin(); it != m.end(); ++it) if (it->first == name && it->second.id) ++n; return n; }
// 16 string append, reserve, resize
void g16(SECRET std::string &s, std::size_t n) { if (s.capacity() < n) s.reserve(n); s.resize(n); if (s.size() != n) s.clear(); }
// 17 copy constructor with public flags
struct ctx { bool ready = false; int rounds = 0; SECRET std::array<u32, 60> rk{}; };
int g17(const ctx &c) { ctx d = c; if (!d.ready || d.rounds != 14) return -1; ctx e; e = d; return e.rounds; }
// 18 vector<ctx>
int g18(std::vector<ctx> &v, const ctx &c) { v.push_back(c); v.emplace_back(); if (v.back().ready || v[0].rounds > 3) return 1; for (auto &x : v) if (x.rounds == 0) return 2; return 0; }
// 19 unique_ptr<ctx> by make_unique, member access
int g19(const ctx &c) { auto p = std::make_unique<ctx>(c); if (!p || p->rounds == 3) return 1; auto q = std::move(p); return q->ready ? 1 : 0; }
// 20 span subspan parse
int g20(std::span<const u8> in, SECRET std::array<u8, 32> &key) { if (in.size() != 33 || in.front() != 4) return -1; std::ranges::copy(in.subspan(1), key.begin()); return 0; }
// 21 visitor / overloaded
template <class... F> struct overloaded : F... { using F::operator()...; };
template <class... F> overloaded(F...) -> overloaded<F...>;
int g21(const std::variant<int, ctx> &v) { return std::visit(overloaded{[](int n) { return n > 3 ? 1 : 0; }, [](const ctx &c) { return c.rounds > 3 ? 2 : 3; }}, v); }
// 22 recursion with templates on sizes
template <std::size_t N> void mix(std::array<u32, N> &a) { for (std::size_t i = 0; i < N; ++i) a[i] ^= a[(i + 1) % N]; }
void g22(SECRET std::array<u32, 8> &a) { mix(a); }
// 23 constexpr S-box computed without tables
constexpr u8 xtime(u8 x) { return u8((x << 1) ^ ((0 - (x >> 7)) & 0x1b)); }
u8 g23(SECRET u8 x) { return xtime(xtime(x)); }
// 24 exception from a size check in a constructor
class secret_key { SECRET bytes b_; public: explicit secret_key(SECRET const bytes &b) : b_(b) { if (b_.size() < 16) throw 1; } std::size_t size() const { return b_.size(); } bool equals(const secret_key &o) const { return b_.size() == o.b_.size() && secret_equal(b_.data(), o.b_.data(), b_.size()); } };
bool g24(const secret_key &a, const secret_key &b) { return a.size() > 3 && a.equals(b); }
// 25 holds_alternative
bool g25(SECRET const std::variant<int, std::string> &v) { return std::holds_alternative<int>(v); }
bool g25b(SECRET const std::variant<int, std::string> &v) { return v.index() == 0 || std::get_if<int>(&v) != nullptr || v.valueless_by_exception(); }
// 26 three-way on public ids
struct ord { int id; SECRET u32 k; auto operator<=>(const ord &o) const { return id <=> o.id; } bool operator==(const ord &o) const { return id == o.id; } };
bool g26(const ord &a, const ord &b) { return a < b || a == b; }
// 27 set of records by public order
int g27(std::set<ord> &s, const ord &o) { return s.insert(o).second ? 1 : s.count(o) ? 2 : 3; }
// 28 inner_product in a condition
bool g28(SECRET const bytes &a, const bytes &b) {
  if (std::inner_product(a.begin(), a.end(), b.begin(), 0, std::bit_or<>(), std::bit_xor<>()) != 0)
    return false;
  return true;
}
// 29 accumulate with a lambda over zipped index
bool g29(SECRET const bytes &a, const bytes &b) {
  return std::transform_reduce(a.begin(), a.end(), b.begin(), 0, std::bit_or<>(), [](u8 x, u8 y) { return x ^ y; }) == 0;
}
// 30 default member initialisers and designated
struct opts { int level = 3; bool verbose = false; SECRET std::string_view pw{}; };
int g30(SECRET std::string_view pw) { opts o{.level = 2, .pw = pw}; return o.verbose || o.level == 2 ? 1 : 0; }
