// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A second exam, written without a look at the first: what must fire in C++, from fixes in servers and libraries.
// RUN: %score -std=c++20 %s
#include <algorithm>
#include <array>
#include <bitset>
#include <charconv>
#include <compare>
#include <coroutine>
#include <cstdint>
#include <cstring>
#include <deque>
#include <functional>
#include <list>
#include <map>
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
#include <unordered_set>
#include <utility>
#include <variant>
#include <vector>
#include <zeroize/secret.h>
using u8 = std::uint8_t;
using bytes = std::vector<u8>;

// 1 std::equal with three iterators
bool e1(SECRET const bytes &mac, const bytes &got) { return mac.size() == got.size() && std::equal(mac.begin(), mac.end(), got.begin()); } // expect: compare
// 2 std::ranges::equal
bool e2(SECRET const bytes &mac, std::span<const u8> got) { return std::ranges::equal(mac, got); } // expect: compare
// 3 string_view ==
bool e3(SECRET const std::string &token, std::string_view given) { return std::string_view(token) == given; } // expect: compare
// 4 span of a marked array
bool e4(SECRET const u8 (&key)[16], std::span<const u8, 16> other) {
  std::span<const u8, 16> view(key);
  for (std::size_t i = 0; i < view.size(); ++i)
    if (view[i] != other[i]) // expect: branch
      return false;
  return true;
}
// 5 std::array ==
struct digest { SECRET std::array<u8, 32> value; int algorithm; };
bool e5(const digest &d, const std::array<u8, 32> &o) { return d.value == o; } // expect: compare
// 6 optional ==
bool e6(SECRET std::optional<int> pin, int given) { return pin == given; } // expect: compare
// 7 optional value in an if
int e7(SECRET std::optional<int> pin, int given) {
  if (pin && *pin == given) // expect: branch
    return 1;
  return 0;
}
// 8 structured binding of a pair
std::pair<int, bytes> load8();
bool e8(SECRET const bytes &k, const bytes &g) {
  std::pair<int, bytes> p{1, k};
  auto &[n, key] = p;
  return n == 1 && key == g; // expect: compare
}
// 9 structured binding of a struct
struct creds { std::string name; SECRET std::string word; };
bool e9(const creds &c, const std::string &g) {
  const auto &[name, word] = c;
  return name == "root" && word == g; // expect: compare
}
// 10 range-for
int e10(SECRET const bytes &k) {
  int zeros = 0;
  for (u8 b : k)
    if (b == 0) // expect: branch
      zeros++;
  return zeros;
}
// 11 range-for by reference with zip index
bool e11(SECRET const std::array<u8, 16> &k, const u8 *g) {
  std::size_t i = 0;
  for (const auto &b : k)
    if (b != g[i++]) // expect: branch
      return false;
  return true;
}
// 12 lambda that captures
bool e12(SECRET const std::string &k, const std::string &g) {
  auto same = [&k](const std::string &x) { return k == x; }; // expect: compare
  return same(g);
}
// 13 generic lambda
bool e13(SECRET int k, int g) {
  auto test = [](auto a, auto b) {
    if (a == b) // expect: branch
      return true;
    return false;
  };
  return test(k, g);
}
// 14 template
template <class It> bool same14(It a, It b, std::size_t n) {
  for (std::size_t i = 0; i < n; ++i)
    if (a[i] != b[i]) // expect: branch
      return false;
  return true;
}
bool e14(SECRET const u8 *k, const u8 *g) { return same14(k, g, 16); }
// 15 operator== by hand
struct key15 {
  SECRET u8 b[16];
  bool operator==(const key15 &o) const { return std::memcmp(b, o.b, sizeof b) == 0; } // expect: compare
};
// 16 defaulted ==
struct key16 {
  SECRET std::array<u8, 16> b;
  bool operator==(const key16 &) const = default;
};
bool e16(const key16 &a, const key16 &b) { return a == b; } // expect: compare
// 17 defaulted <=>
struct key17 {
  SECRET std::array<u8, 16> b;
  auto operator<=>(const key17 &) const = default;
};
bool e17(const key17 &a, const key17 &b) { return a < b; } // expect: compare
// 18 mismatch
bool e18(SECRET const bytes &a, const bytes &b) { return std::mismatch(a.begin(), a.end(), b.begin()).first == a.end(); } // expect: compare
// 19 lexicographical_compare
bool e19(SECRET const std::string &a, const std::string &b) {
  return std::lexicographical_compare(a.begin(), a.end(), b.begin(), b.end()); // expect: compare
}
// 20 unordered_map lookup by a token
int e20(const std::unordered_map<std::string, int> &sessions, SECRET const std::string &token) {
  auto it = sessions.find(token); // expect: compare
  return it == sessions.end() ? -1 : it->second;
}
// 21 switch on an enum
enum class role { user, admin };
int e21(SECRET role r) {
  switch (r) { // expect: branch
  case role::admin:
    return 1;
  default:
    return 0;
  }
}
// 22 starts_with
bool e22(SECRET const std::string &header, std::string_view p) { return header.starts_with(p); } // expect: compare
// 23 std::find in a secret
bool e23(SECRET const bytes &k) { return std::find(k.begin(), k.end(), 0) != k.end(); } // expect: compare
// 24 all_of
bool e24(SECRET const bytes &k) {
  return std::all_of(k.begin(), k.end(), [](u8 b) { return b == 0; }); // expect: compare
}
// 25 std::min of secrets
int e25(SECRET int a, int b) { return std::min(a, b); } // expect: branch
// 26 table in a vector
int e26(const std::vector<int> &table, SECRET unsigned i) { return table[i]; } // expect: index
// 27 std::map keyed by a secret
int e27(std::map<std::string, int> &m, SECRET const std::string &k) { return m[k]; } // expect: compare
// 28 unique_ptr
struct box28 { SECRET u8 b[16]; int n; };
bool e28(const std::unique_ptr<box28> &p, const u8 *g) { return p->n == 16 && !std::memcmp(p->b, g, 16); } // expect: compare
// 29 member pointer
bool e29(const box28 &b, const u8 *g) {
  auto m = &box28::b;
  return std::memcmp(b.*m, g, 16) == 0; // expect: compare
}
// 30 virtual contract
struct verifier {
  virtual ~verifier() = default;
  virtual bool check(SECRET const u8 *key, const u8 *got) const = 0;
};
struct naive : verifier {
  bool check(SECRET const u8 *key, const u8 *got) const override { return std::memcmp(key, got, 16) == 0; } // expect: compare
};
// 31 constexpr if within a template
template <class T> bool nonzero(const T &v) {
  if constexpr (std::is_integral_v<T>) {
    return v ? true : false; // expect: branch
  } else {
    return !v.empty();
  }
}
bool e31(SECRET int k) { return nonzero(k); }
// 32 std::string::compare
int e32(SECRET const std::string &k, const std::string &g) { return k.compare(g); } // expect: compare
// 33 substr
bool e33(SECRET const std::string &k, const std::string &g) { return k.substr(0, 4) == g; } // expect: compare
// 34 + of strings
bool e34(SECRET const std::string &k, const std::string &g) {
  std::string whole = "Bearer " + k;
  return whole == g; // expect: compare
}
// 35 std::tie
bool e35(SECRET int a, SECRET int b, int c, int d) { return std::tie(a, b) == std::tie(c, d); } // expect: compare
// 36 tuple
bool e36(SECRET const std::string &k, const std::string &g) {
  auto t = std::make_tuple(1, k);
  return std::get<1>(t) == g; // expect: compare
}
// 37 variant
bool e37(SECRET const std::string &k, const std::string &g) {
  std::variant<int, std::string> v = k;
  return std::get<std::string>(v) == g; // expect: compare
}
// 38 function object
bool e38(SECRET const std::string &k, const std::string &g) { return std::equal_to<>{}(k, g); } // expect: compare
// 39 views
bool e39(SECRET const bytes &k) {
  for (int b : k | std::views::take(4))
    if (b == 3) // expect: branch
      return true;
  return false;
}
// 40 copy to a buffer
bool e40(SECRET const bytes &k, const bytes &g) {
  bytes c;
  std::copy(k.begin(), k.end(), std::back_inserter(c));
  return c == g; // expect: compare
}
// 41 std::transform
bool e41(SECRET const bytes &k, const bytes &g) {
  bytes c(k.size());
  std::transform(k.begin(), k.end(), c.begin(), [](u8 b) { return u8(b ^ 0x36); });
  return c == g; // expect: compare
}
// 42 accumulate
int e42(SECRET const bytes &k) {
  int sum = std::accumulate(k.begin(), k.end(), 0);
  return sum > 100 ? 1 : 0; // expect: branch
}
// 43 ternary chooses a reference
int e43(SECRET bool c, int &a, int &b) { int &r = c ? a : b; return r; } // expect: branch
// 44 exceptions
void e44(SECRET const u8 *k, const u8 *g) {
  if (std::memcmp(k, g, 16)) // expect: compare
    throw 1;
}
// 45 a coroutine
struct task {
  struct promise_type {
    task get_return_object() { return {}; }
    std::suspend_never initial_suspend() { return {}; }
    std::suspend_never final_suspend() noexcept { return {}; }
    void return_void() {}
    void unhandled_exception() {}
  };
};
task e45(SECRET const u8 *k, const u8 *g, int &r) {
  co_await std::suspend_always{};
  if (std::memcmp(k, g, 16) == 0) // expect: compare
    r = 1;
}
// 46 class with a private secret and a getter
class vault46 {
  SECRET std::string word;

public:
  SECRET const std::string &get() const { return word; }
  bool check(const std::string &g) const { return word == g; } // expect: compare
};
bool e46(const vault46 &v, const std::string &g) { return v.get() == g; } // expect: compare
// 47 unmarked getter, body visible
class vault47 {
  SECRET u8 k[16];

public:
  const u8 *data() const { return k; }
};
bool e47(const vault47 &v, const u8 *g) { return !std::memcmp(v.data(), g, 16); } // expect: compare
// 48 user conversion
struct number48 {
  SECRET unsigned v;
  explicit operator bool() const { return v != 0; }
};
int e48(const number48 &n) { return n ? 1 : 0; } // expect: branch
// 49 friend operator
struct key49 { SECRET u8 b[8]; friend bool operator!=(const key49 &a, const key49 &c) { return !std::equal(a.b, a.b + 8, c.b); } }; // expect: compare
// 50 std::bitset
bool e50(SECRET unsigned x) {
  std::bitset<32> b(x);
  return b.test(3) ? true : false; // expect: branch
}
// 51 deque / list
bool e51(SECRET const std::list<int> &k, const std::list<int> &g) { return k == g; } // expect: compare
// 52 set contains
bool e52(const std::set<std::string> &s, SECRET const std::string &k) { return s.contains(k); } // expect: compare
// 53 sort of secrets
void e53(SECRET bytes &k) { std::sort(k.begin(), k.end()); } // expect: compare
// 54 recursion through a template over an index
template <std::size_t I = 0> bool same54(const u8 *a, const u8 *b) {
  if constexpr (I == 4)
    return true;
  else
    return a[I] == b[I] && same54<I + 1>(a, b); // expect: branch
}
bool e54(SECRET const u8 *k, const u8 *g) { return same54(k, g); }
// 55 fold expression
template <class... T> bool all55(T... t) { return (... && (t == 0)); } // expect: branch
bool e55(SECRET int a, int b) { return all55(a, b); }
// 56 std::function
bool e56(SECRET int k, int g) {
  std::function<bool(int)> f = [k](int x) {
    if (x == k) // expect: branch
      return true;
    return false;
  };
  return f(g);
}
// 57 swap
bool e57(SECRET const std::string &k, const std::string &g) {
  std::string a = k, b;
  a.swap(b);
  return b == g; // expect: compare
}
// 58 moved member
struct holder58 { std::string s; };
bool e58(SECRET std::string k, const std::string &g) {
  holder58 h{std::move(k)};
  return h.s == g; // expect: compare
}
// 59 reinterpret_cast to words
bool e59(SECRET const u8 *k, const u8 *g) {
  auto a = reinterpret_cast<const std::uint64_t *>(k);
  auto b = reinterpret_cast<const std::uint64_t *>(g);
  return a[0] == b[0] && a[1] == b[1]; // expect: branch
}
// 60 std::from_chars of a secret
int e60(SECRET const std::string &text, int given) {
  int pin = 0;
  std::from_chars(text.data(), text.data() + text.size(), pin); // expect: compare
  if (pin == given) // expect: branch
    return 1;
  return 0;
}
