// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A second exam, written without a look at the first: what must stay silent in C++, from fixes in servers and libraries.
// RUN: %score -std=c++20 %s
#include <algorithm>
#include <array>
#include <bit>
#include <chrono>
#include <cstdint>
#include <cstring>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <numeric>
#include <optional>
#include <ranges>
#include <span>
#include <stdexcept>
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
extern "C" int CRYPTO_memcmp(const void *, const void *, std::size_t);
// 1
bool s1(SECRET const bytes &a, const bytes &b) { return a.size() == b.size() && secret_equal(a.data(), b.data(), a.size()); }
// 2
bool s2(SECRET const std::string &a, std::string_view b) {
  if (a.empty() || a.length() != b.length())
    return false;
  u8 d = 0;
  for (std::size_t i = 0; i < a.size(); ++i)
    d |= u8(a[i]) ^ u8(b[i]);
  return d == 0;
}
// 3 inner_product with or/xor
bool s3(SECRET const std::array<u8, 16> &a, const std::array<u8, 16> &b) {
  u32 d = std::inner_product(a.begin(), a.end(), b.begin(), 0u, std::bit_or<u32>(), std::bit_xor<u32>());
  return secret_declassify(d == 0);
}
// 4 iterators
std::size_t s4(SECRET const bytes &a) {
  std::size_t n = 0;
  for (auto it = a.begin(); it != a.end(); ++it)
    ++n;
  return n > 3 ? std::size_t(a.end() - a.begin()) : 0;
}
// 5 range-for
u8 s5(SECRET const bytes &a) {
  u8 x = 0;
  for (u8 b : a)
    x ^= b;
  return x;
}
// 6 optional: is there a key
int s6(SECRET const std::optional<std::string> &k) { return k.has_value() ? 1 : k ? 2 : 0; }
// 7 unique_ptr null
struct box { SECRET u8 k[32]; int id; };
int s7(const std::unique_ptr<box> &p) { return p && p->id == 3 ? 1 : 0; }
// 8 map by a public id
int s8(const std::map<int, box> &m, int id) {
  auto it = m.find(id);
  if (it == m.end() || it->second.id != id)
    return -1;
  return it->first;
}
// 9 unordered_map by a public name
struct account { std::string name; SECRET std::string hash; int failures = 0; };
int s9(std::unordered_map<std::string, account> &db, const std::string &name) {
  if (auto it = db.find(name); it != db.end() && it->second.failures < 5)
    return ++it->second.failures;
  return -1;
}
// 10 structured bindings
int s10(const std::map<std::string, account> &db) {
  int n = 0;
  for (const auto &[name, a] : db)
    if (name == a.name && a.failures > 0)
      n++;
  return n;
}
// 11 exceptions of a function that handles a key
void derive(SECRET const std::string &pw, SECRET u8 *out);
bool s11(SECRET const std::string &pw) {
  SECRET u8 key[32];
  try {
    derive(pw, key);
  } catch (const std::runtime_error &e) {
    return std::string(e.what()) == "weak";
  }
  return true;
}
// 12 lambda with masks
u32 s12(SECRET u32 a, SECRET u32 b, SECRET u32 c) {
  auto select = [](u32 m, u32 x, u32 y) { return y ^ ((0u - m) & (x ^ y)); };
  return select(c & 1, a, b);
}
// 13 template
template <class T> T ct_max(T a, T b) { T m = T(0) - T(a < b); return a ^ (m & (a ^ b)); }
u32 s13(SECRET u32 a, SECRET u32 b) { return ct_max(a, b); }
// 14 constant-time ==
struct key14 {
  SECRET u8 b[16];
  bool operator==(const key14 &o) const { return CRYPTO_memcmp(b, o.b, sizeof b) == 0; }
};
bool s14(const key14 &a, const key14 &b) { return a == b; }
// 15 RAII that wipes
struct scoped {
  SECRET u8 *p;
  std::size_t n;
  ~scoped() { if (p && n) explicit_bzero(p, n); }
};
// 16 public views: first bytes of a message with the secret behind
bool s16(std::span<const u8> msg, SECRET bytes &key) {
  if (msg.size() < 36 || msg[0] != 1)
    return false;
  key.assign(msg.begin() + 4, msg.begin() + 36);
  return true;
}
// 17 std::copy, transform
void s17(SECRET const bytes &k, SECRET bytes &out) {
  out.resize(k.size());
  std::transform(k.begin(), k.end(), out.begin(), [](u8 b) { return u8(b ^ 0x5c); });
  std::copy(k.begin(), k.end(), out.begin());
  std::fill(out.begin(), out.end(), 0);
}
// 18 swap, move
void s18(SECRET bytes &a, SECRET bytes &b) {
  std::swap(a, b);
  bytes c = std::move(a);
  a = std::move(c);
}
// 19 pair of status and key
std::pair<int, bytes> s19(SECRET const bytes &k) {
  std::pair<int, bytes> p(0, k);
  if (p.first != 0)
    p.first = 3;
  return p;
}
// 20 variant index
int s20(SECRET const std::string &k) {
  std::variant<int, std::string> v;
  v = k;
  return v.index() == 1 ? 1 : std::holds_alternative<int>(v) ? 2 : 0;
}
// 21 virtual with marks
struct cipher { virtual ~cipher() = default; virtual int run(SECRET const u8 *k, const u8 *in, u8 *out) = 0; virtual std::size_t block() const = 0; };
int s21(cipher &c, SECRET const u8 *k, const u8 *in) {
  u8 out[64];
  if (c.block() > sizeof out || c.run(k, in, out) != 0)
    return -1;
  return out[0] ? 1 : 2;
}
// 22 chrono and mutex beside a secret
class cache {
  std::mutex m;
  std::chrono::steady_clock::time_point expires;
  SECRET std::string token;

public:
  bool fresh() { std::lock_guard<std::mutex> l(m); return std::chrono::steady_clock::now() < expires && !token.empty(); }
};
// 23 bit ops
u32 s23(SECRET u32 x) { return std::rotl(x, 7) ^ u32(std::popcount(x)); }
// 24 enum class state
enum class st { idle, ready };
class session {
  st state = st::idle;
  SECRET std::array<u8, 32> key{};

public:
  bool step() {
    if (state == st::idle) {
      key[0] ^= 1;
      state = st::ready;
      return false;
    }
    return true;
  }
};
// 25 declassified
bool s25(SECRET const bytes &k) { return secret_declassify(std::accumulate(k.begin(), k.end(), 0u)) != 0; }
// 26 constexpr tables
constexpr std::array<u8, 16> rc{1, 2, 4, 8};
void s26(SECRET std::array<u8, 16> &k) {
  for (std::size_t i = 0; i < k.size(); ++i)
    k[i] ^= rc[i];
}
// 27 std::function of a public predicate
int s27(const std::function<bool(int)> &f, SECRET u8 *k) {
  k[0] ^= 1;
  return f(3) ? 1 : 0;
}
// 28 shared_ptr use_count
int s28(const std::shared_ptr<box> &p) { return p.use_count() > 1 && p != nullptr ? p->id : 0; }
// 29 string building of public things
std::string s29(const account &a) { return a.name + ":" + std::to_string(a.failures); }
bool s29b(const account &a) { return s29(a) == "root:0"; }
// 30 ranges over public with secret out
void s30(const bytes &in, SECRET bytes &out) {
  for (u8 b : in | std::views::take(8)) {
    if (b == 0)
      break;
    out.push_back(b);
  }
}
// 31 a secret's container compared by address
bool s31(SECRET const bytes &a, SECRET const bytes &b) { return &a == &b || a.data() == b.data(); }
// 32 emplace result
bool s32(std::map<int, account> &m, const account &a) {
  auto [it, fresh] = m.emplace(3, a);
  return fresh && it->first == 3;
}
// 33 tuple get of a public part
int s33(SECRET const std::string &k) {
  std::tuple<int, std::string> t{1, "x"};
  std::get<1>(t) = k;
  return std::get<1>(t).size() > 3 ? 1 : 0;
}
// 34 defaulted == on a public record
struct header { int a; std::array<u8, 4> magic; bool operator==(const header &) const = default; };
struct packet { header h; SECRET u8 body[32]; };
bool s34(const packet &a, const packet &b) { return a.h == b.h; }
// 35 find_if by a public field
const account *s35(const std::vector<account> &v, const std::string &n) {
  auto it = std::find_if(v.begin(), v.end(), [&](const account &a) { return a.name == n; });
  return it == v.end() ? nullptr : &*it;
}
// 36 sort by a public field
void s36(std::vector<account> &v) { std::sort(v.begin(), v.end(), [](const account &a, const account &b) { return a.failures < b.failures; }); }
// 37 ranges projection
const account *s37(const std::vector<account> &v, int n) {
  auto it = std::ranges::find(v, n, &account::failures);
  return it == v.end() ? nullptr : &*it;
}
// 38 inheritance
struct base38 { int kind = 0; virtual ~base38() = default; };
struct key38 : base38 { SECRET u8 k[32] = {}; };
int s38(const base38 &b) { auto *k = dynamic_cast<const key38 *>(&b); return k && k->kind == 3 ? 1 : 0; }
// 39 exceptions as error codes, noexcept
int s39(SECRET bytes &k) noexcept(false) {
  if (k.size() != 32)
    throw std::invalid_argument("size");
  return 0;
}
// 40 getter of a public field in a class with a secret
class user { int id_ = 0; SECRET std::string pw; public: int id() const { return id_; } bool locked() const { return id_ < 0; } std::size_t length() const { return pw.size(); } };
int s40(const user &u) { return u.id() == 3 && !u.locked() && u.length() > 8 ? 1 : 0; }
// 41 assign through a reference member
struct ref41 { bytes &out; int n; };
int s41(SECRET const bytes &k) { bytes b; ref41 r{b, 3}; r.out = k; return r.n == 3 ? 1 : 0; }
// 42 optional of a status beside
std::optional<int> s42(SECRET const u8 *k, int n) { if (n < 3) return std::nullopt; return n + int(secret_declassify(k[0] & 1)); }
int s42b(SECRET const u8 *k) { auto r = s42(k, 4); return r && *r > 3 ? 1 : 0; }
// 43 expected-like struct result
struct result43 { int error; SECRET std::array<u8, 32> key; };
result43 make43(SECRET const std::string &pw);
int s43(SECRET const std::string &pw) { auto r = make43(pw); if (r.error) return r.error; return 0; }
// 44 fold with |
template <class... T> u32 or44(T... t) { return (0u | ... | u32(t)); }
u32 s44(SECRET u8 a, SECRET u8 b, SECRET u8 c) { return or44(a, b, c); }
// 45 if constexpr on sizes
template <std::size_t N> bool s45(SECRET const u8 (&a)[N], const u8 (&b)[N]) {
  if constexpr (N == 16)
    return CRYPTO_memcmp(a, b, N) == 0;
  u8 d = 0;
  for (std::size_t i = 0; i < N; ++i)
    d |= a[i] ^ b[i];
  return d == 0;
}
template bool s45<16>(const u8 (&)[16], const u8 (&)[16]);
template bool s45<8>(const u8 (&)[8], const u8 (&)[8]);
// 46 hash class
class sha {
  std::array<u32, 8> h{};
  std::array<u8, 64> buf{};
  std::size_t used = 0;
  std::uint64_t total = 0;
  void block() { for (int i = 0; i < 8; i++) h[i] += buf[i]; }

public:
  sha &update(std::span<const u8> in) {
    total += in.size();
    for (u8 b : in) {
      buf[used++] = b;
      if (used == buf.size()) {
        block();
        used = 0;
      }
    }
    return *this;
  }
  std::array<u32, 8> finish() {
    if (used > 56) {
      block();
      used = 0;
    }
    while (used < 56)
      buf[used++] = 0;
    block();
    return h;
  }
};
std::array<u32, 8> s46(SECRET const bytes &key, const bytes &msg) {
  sha s;
  s.update(key).update(msg);
  return s.finish();
}
// 47 iterator pair parse of public
int s47(std::string_view v, SECRET std::string &out) {
  auto colon = v.find(':');
  if (colon == std::string_view::npos)
    return -1;
  out = v.substr(colon + 1);
  return int(colon);
}
// 48 visitor on a public alternative
int s48(const std::variant<int, box> &v) {
  return std::visit([](const auto &x) -> int {
    if constexpr (std::is_same_v<std::decay_t<decltype(x)>, int>)
      return x > 3 ? 1 : 0;
    else
      return x.id == 3 ? 1 : 0;
  }, v);
}
// 49 reverse, rotate, iota
void s49(SECRET bytes &k) { std::reverse(k.begin(), k.end()); std::rotate(k.begin(), k.begin() + 1, k.end()); }
