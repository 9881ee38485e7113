// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Classes and algorithms of C++17 and C++20 around keys, of which nothing is told.
// RUN: %score -std=c++20 %s
#include <algorithm>
#include <array>
#include <bitset>
#include <chrono>
#include <cstring>
#include <functional>
#include <future>
#include <memory>
#include <mutex>
#include <numeric>
#include <optional>
#include <ranges>
#include <span>
#include <string>
#include <string_view>
#include <tuple>
#include <unordered_map>
#include <utility>
#include <variant>
#include <vector>
#include <zeroize/secret.h>
using u8 = unsigned char;
template <std::size_t N> class Key {
  SECRET std::array<u8, N> bytes_{};
  bool valid_ = false;
public:
  Key() = default;
  explicit Key(std::span<const u8, N> in) : valid_(true) { std::copy(in.begin(), in.end(), bytes_.begin()); }
  Key(Key &&o) noexcept : bytes_(o.bytes_), valid_(std::exchange(o.valid_, false)) { o.bytes_.fill(0); }
  Key &operator=(Key &&o) noexcept {
    if (this != &o) {
      bytes_ = o.bytes_;
      valid_ = std::exchange(o.valid_, false);
      o.bytes_.fill(0);
    }
    return *this;
  }
  ~Key() { bytes_.fill(0); }
  explicit operator bool() const { return valid_; }
  std::size_t size() const { return bytes_.size(); }
  const u8 *data() const { return bytes_.data(); }
  Key operator^(const Key &o) const {
    Key r;
    std::transform(bytes_.begin(), bytes_.end(), o.bytes_.begin(), r.bytes_.begin(), std::bit_xor<>());
    r.valid_ = valid_ && o.valid_;
    return r;
  }
};
int s1(std::span<const u8, 32> in) {
  Key<32> a(in), b(std::move(a));
  if (a || !b || b.size() != 32)
    return 1;
  Key<32> c = b ^ a;
  return c ? 2 : 3;
}
bool s2(const Key<16> &a, const Key<16> &b) { return secret_equal(a.data(), b.data(), 16); }
struct Account {
  std::string name;
  SECRET std::string password;
  std::chrono::seconds since{};
  bool locked = false;
};
const Account *s3(const std::vector<Account> &all, std::string_view name) {
  auto it = std::ranges::find(all, name, &Account::name);
  return it != all.end() && !it->locked ? &*it : nullptr;
}
std::vector<const Account *> s4(const std::vector<Account> &all) {
  std::vector<const Account *> r;
  for (const Account &a : all | std::views::filter([](const Account &a) { return !a.locked; }))
    r.push_back(&a);
  std::ranges::sort(r, {}, [](const Account *a) { return a->since; });
  return r;
}
int s5(const std::variant<std::monostate, Key<16>, Account> &v) {
  if (std::holds_alternative<Key<16>>(v))
    return 1;
  if (const Account *a = std::get_if<Account>(&v))
    return a->locked ? 2 : 3;
  return v.index() == 0 ? 4 : 5;
}
unsigned s6(SECRET const std::array<u8, 32> &k) {
  unsigned d = std::accumulate(k.begin(), k.end(), 0u, [](unsigned s, u8 c) { return s * 31 + c; });
  return secret_declassify(d);
}
u8 s7(SECRET std::span<const u8> a, std::span<const u8> b) {
  if (a.size() != b.size() || a.empty())
    return 1;
  u8 d = std::inner_product(a.begin(), a.end(), b.begin(), u8{0}, std::bit_or<>(), std::bit_xor<>());
  return secret_declassify(d);
}
void s8(SECRET std::vector<u8> &k) {
  std::reverse(k.begin(), k.end());
  std::rotate(k.begin(), k.begin() + 3, k.end());
  std::ranges::fill(k, u8{0});
  std::generate(k.begin(), k.end(), [n = 0]() mutable { return u8(n++); });
}
class Vault {
  mutable std::mutex m;
  std::unordered_map<std::string, std::shared_ptr<const Account>> all;
public:
  std::shared_ptr<const Account> get(const std::string &n) const {
    std::lock_guard l(m);
    auto it = all.find(n);
    return it == all.end() ? nullptr : it->second;
  }
  bool add(Account a) {
    std::lock_guard l(m);
    auto [it, fresh] = all.try_emplace(a.name, std::make_shared<Account>(std::move(a)));
    return fresh;
  }
};
bool s9(Vault &v, Account a) {
  if (!v.add(std::move(a)))
    return false;
  auto p = v.get("x");
  return p && !p->password.empty() && p.use_count() > 1;
}
struct Cipher {
  virtual ~Cipher() = default;
  virtual std::size_t block() const = 0;
  virtual void run(SECRET u8 *state) const = 0;
};
struct Xor final : Cipher {
  SECRET u8 key[16];
  std::size_t block() const override { return 16; }
  void run(SECRET u8 *state) const override {
    for (std::size_t i = 0; i < block(); ++i)
      state[i] ^= key[i];
  }
};
int s10(const std::vector<std::unique_ptr<Cipher>> &chain, SECRET u8 *state) {
  for (const auto &c : chain)
    if (c && c->block() == 16)
      c->run(state);
  return chain.empty() ? 0 : 1;
}
std::optional<Key<16>> s11(std::span<const u8> in) {
  if (in.size() != 16)
    return std::nullopt;
  return Key<16>(in.first<16>());
}
int s12(std::span<const u8> in) {
  if (auto k = s11(in); k && *k)
    return int(k->size());
  return 0;
}
unsigned s13(SECRET const u8 *key, unsigned n) {
  auto part = [key](unsigned b, unsigned e) {
    unsigned s = 0;
    for (; b < e; ++b)
      s += key[b];
    return s;
  };
  auto f = std::async(std::launch::async, part, 0u, n / 2);
  unsigned r = part(n / 2, n);
  r += f.get();
  return secret_declassify(r);
}
struct Error : std::exception {
  int code;
  explicit Error(int c) : code(c) {}
};
int s14(SECRET const std::string &pw, int mode) {
  try {
    if (pw.size() < 8)
      throw Error(1);
    if (mode > 3)
      throw Error(mode);
  } catch (const Error &e) {
    return e.code > 1 ? e.code : 0;
  }
  return 0;
}
auto s15(std::span<const u8, 32> in) {
  struct Halves {
    Key<32> key;
    int version;
    bool fresh;
  };
  Halves h{Key<32>(in), in[0] + 1, true};
  return h;
}
int s16(std::span<const u8, 32> in) {
  auto [key, version, fresh] = s15(in);
  if (fresh && version > 2)
    return key ? 1 : 2;
  return version;
}
template <class F> auto with(SECRET const std::string &s, F f) { return f(s); }
std::size_t s17(SECRET const std::string &s) {
  return with(s, [](SECRET const std::string &t) { return t.size() > 3 ? t.size() : 0; });
}
unsigned s18(SECRET unsigned bits) {
  std::bitset<32> b(bits);
  unsigned r = 0;
  for (std::size_t i = 0; i < b.size(); ++i)
    r = r * 2 + unsigned(b[i]);
  return secret_declassify(r);
}
class Guard {
  std::function<void()> f;
public:
  explicit Guard(std::function<void()> f) : f(std::move(f)) {}
  ~Guard() {
    if (f)
      f();
  }
};
unsigned s19(const u8 *in) {
  SECRET u8 tmp[32];
  Guard g([&] { std::memset(tmp, 0, sizeof tmp); });
  std::memcpy(tmp, in, 32);
  unsigned r = 0;
  for (u8 c : tmp)
    r ^= c;
  return secret_declassify(r);
}
std::string s20(SECRET const std::vector<u8> &k) {
  std::string hex;
  hex.reserve(k.size() * 2);
  for (u8 c : k) {
    auto digit = [](unsigned n) { return char('0' + n + ((9u - n) >> 8 & 39)); };
    hex.push_back(digit(c >> 4));
    hex.push_back(digit(c & 15));
  }
  return hex.empty() ? std::string() : hex;
}
unsigned s21(SECRET const std::array<unsigned, 8> &w) {
  unsigned m = 0;
  for (auto [i, v] = std::tuple{std::size_t{0}, 0u}; i < w.size(); ++i)
    m |= w[i] + v;
  return secret_declassify(m);
}
alignas(Account) unsigned char place[sizeof(Account)];
std::size_t s22(SECRET std::string pw) {
  Account *a = new (place) Account{"n", std::move(pw), {}, true};
  bool l = a->locked;
  std::size_t n = a->name.size();
  a->~Account();
  return l ? n : 0;
}
