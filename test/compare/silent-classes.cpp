// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Classes, handles and algorithms of C++ whose decisions are about public things.
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
#include <optional>
#include <numeric>
#include <cstdint>
#include <stdexcept>
#include <iostream>
#include <mutex>
#include <zeroize/secret.h>
using u8 = std::uint8_t;
extern "C" int CRYPTO_memcmp(const void *, const void *, size_t);
extern "C" int sodium_memcmp(const void *, const void *, size_t);
extern "C" void explicit_bzero(void *, size_t);
struct Key {
  SECRET u8 b[32];
  unsigned id;
  std::string name;
  bool used = false;
};
bool s1(SECRET const std::string &a, const std::string &b) {
  return a.size() == b.size() && CRYPTO_memcmp(a.data(), b.data(), a.size()) == 0;
}
bool s2(SECRET const std::vector<u8> &a, const std::vector<u8> &b) {
  if (a.size() != b.size())
    return false;
  u8 d = 0;
  for (size_t i = 0; i < a.size(); ++i)
    d |= a[i] ^ b[i];
  return d == 0;
}
bool s3(SECRET const std::vector<u8> &a) {
  return a.empty();
}
bool s4(const Key &a, const Key &b) {
  return a.id == b.id && a.name == b.name && !a.used;
}
bool s5(const Key *a) {
  return a != nullptr && a->name.size() > 3;
}
u8 s6(SECRET const std::vector<u8> &a) {
  u8 x = 0;
  for (auto b : a)
    x ^= b;
  return x;
}
u8 s7(SECRET const std::vector<u8> &a) {
  u8 x = 0;
  for (auto it = a.begin(); it != a.end(); ++it)
    x |= *it;
  return x;
}
u8 s8(SECRET const std::array<u8, 16> &a) {
  return std::accumulate(a.begin(), a.end(), u8(0), [](u8 x, u8 y) { return u8(x | y); });
}
template <class T> T ct_select(T m, T a, T b) {
  return b ^ (m & (a ^ b));
}
unsigned s9(SECRET unsigned m, unsigned a, unsigned b) {
  return ct_select(m, a, b);
}
void s10(SECRET std::array<u8, 32> &k, SECRET std::vector<u8> &o) {
  o.resize(32);
  std::copy(k.begin(), k.end(), o.begin());
  std::fill(k.begin(), k.end(), 0);
}
bool s11(const std::unique_ptr<Key> &k) {
  if (!k)
    return false;
  return k->id == 3;
}
bool s12(const std::optional<Key> &k) {
  return k ? k->used : false;
}
bool s13(const std::vector<Key> &ks, unsigned id) {
  for (const auto &k : ks)
    if (k.id == id)
      return true;
  return false;
}
const Key *s14(const std::map<std::string, Key> &ks, const std::string &n) {
  auto it = ks.find(n);
  return it == ks.end() ? nullptr : &it->second;
}
const Key *s15(const std::vector<Key> &ks, unsigned id) {
  auto it = std::find_if(ks.begin(), ks.end(), [&](const Key &k) { return k.id == id; });
  return it != ks.end() ? &*it : nullptr;
}
class Cipher {
  SECRET std::array<u8, 32> key_{};
  SECRET std::vector<u8> buf_;
  size_t pos_ = 0;
  bool ready_ = false;
  std::mutex m_;

public:
  void set(SECRET const u8 *k, size_t n) {
    if (n != key_.size())
      throw std::invalid_argument("size");
    std::memcpy(key_.data(), k, n);
    ready_ = true;
  }
  void update(SECRET const u8 *p, size_t n) {
    std::lock_guard<std::mutex> g(m_);
    if (!ready_)
      throw std::logic_error("no key");
    while (n--) {
      buf_.push_back(u8(*p++ ^ key_[pos_]));
      if (++pos_ == key_.size())
        pos_ = 0;
    }
    if (buf_.size() > 64)
      buf_.clear();
  }
  bool verify(std::span<const u8> t) const {
    return t.size() == key_.size() && sodium_memcmp(t.data(), key_.data(), t.size()) == 0;
  }
  size_t size() const {
    return buf_.size();
  }
  ~Cipher() {
    explicit_bzero(key_.data(), key_.size());
    if (!buf_.empty())
      explicit_bzero(buf_.data(), buf_.size());
  }
};
bool s16(Cipher &c) {
  if (c.size() > 3)
    return true;
  return false;
}
void s17(SECRET std::string pw) {
  std::cout << pw.size() << "\n";
  if (pw.length() < 8)
    throw std::runtime_error("short");
}
bool s18(SECRET std::string_view a, std::string_view b) {
  size_t n = a.size();
  unsigned d = unsigned(n ^ b.size());
  for (size_t i = 0; i < std::min(n, b.size()); ++i)
    d |= unsigned(a[i]) ^ unsigned(b[i]);
  return d == 0;
}
void s19(SECRET std::vector<u8> &a, size_t n) {
  a.reserve(n);
  if (a.capacity() < n)
    return;
  a.resize(n);
  std::reverse(a.begin(), a.end());
}
struct Guard {
  Key *k;
  explicit Guard(Key *p) : k(p) {
  }
  ~Guard() {
    if (k)
      explicit_bzero(k->b, sizeof k->b);
  }
};
void s20(Key &k) {
  Guard g(&k);
  k.used = true;
  if (k.used)
    k.id++;
}
u8 s21(SECRET const std::vector<u8> &a, size_t i) {
  return i < a.size() ? a.at(i) : 0;
}
std::vector<u8> s22(SECRET const std::vector<u8> &a) {
  std::vector<u8> r;
  for (size_t i = 0; i < a.size(); i++) {
    r.push_back(a[i] ^ 0x36);
  }
  if (r.size() != a.size())
    return {};
  return r;
}
void s23(SECRET std::array<uint32_t, 8> &a, SECRET std::array<uint32_t, 8> &b, SECRET uint32_t swap) {
  uint32_t m = 0u - swap;
  for (size_t i = 0; i < a.size(); i++) {
    uint32_t t = m & (a[i] ^ b[i]);
    a[i] ^= t;
    b[i] ^= t;
  }
}
bool s24(const std::shared_ptr<Key> &a, const std::shared_ptr<Key> &b) {
  return a == b || a.get() == nullptr || b.use_count() > 1;
}
bool s25(SECRET const u8 *p, const std::function<bool(int)> &f) {
  (void)p;
  return f && f(3);
}
template <typename F> auto with(SECRET const Key &k, F f) {
  return f(k);
}
unsigned s26(const Key &k) {
  return with(k, [](const Key &x) { return x.id; }) > 3 ? 1 : 2;
}
void s27(SECRET std::vector<u8> &a) {
  std::transform(a.begin(), a.end(), a.begin(), [](u8 x) { return u8(x ^ 0x5c); });
}
bool s28(SECRET std::span<const u8> a) {
  auto s = a.subspan(0, 4);
  return s.size() == 4 && !s.empty();
}
void s29(SECRET std::vector<u8> v) {
  std::swap(v, v);
  auto n = std::distance(v.begin(), v.end());
  if (n > 3)
    v.pop_back();
}
enum class St { A, B };
struct Machine {
  St st = St::A;
  SECRET u8 k[16];
  std::vector<std::string> log;
  void go() {
    switch (st) {
    case St::A:
      st = St::B;
      log.emplace_back("x");
      break;
    case St::B:
      break;
    }
    if (log.size() > 2 && log[0] == "x")
      log.clear();
  }
};
bool s30(SECRET const std::string &a, const std::string &b) {
  bool r = true;
  if (a.size() != b.size())
    r = false;
  volatile unsigned char d = 0;
  for (size_t i = 0; i < b.size(); i++)
    d = d | (unsigned char)(a[i % a.size()] ^ b[i]);
  return r && d == 0;
}
// What a method of a secret's class tells is public unless marked, also where the base class declares it.
struct Transformation {
  virtual ~Transformation();
  virtual bool forward() const = 0;
  unsigned blockSize() const;
};
struct Scheduled : Transformation {
  SECRET u8 schedule[240];
  void setKey(SECRET const u8 *key, unsigned n);
};
void Scheduled::setKey(SECRET const u8 *key, unsigned n) {
  for (unsigned i = 0; i < n; i++)
    schedule[i] = key[i];
  if (!forward())
    schedule[0] ^= 1;
  std::memset(schedule + n, 0, blockSize() - n);
}
unsigned s31(Scheduled &c, SECRET const u8 *key) {
  c.setKey(key, 16);
  return c.forward() && c.blockSize() > 16 ? 1 : 2;
}
