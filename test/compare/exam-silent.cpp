// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Guards against a word about C++ that is in constant time, and about what is public beside a secret.
// RUN: %score -std=c++20 %s
#include <algorithm>
#include <array>
#include <cassert>
#include <cstdint>
#include <cstring>
#include <memory>
#include <numeric>
#include <optional>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>
#include <zeroize/secret.h>
using u8 = std::uint8_t;
using u32 = std::uint32_t;
void fill(SECRET u8 *out, std::size_t n);

// 1 sizes and emptiness
bool sizes(SECRET const std::string &s, SECRET const std::vector<u8> &v) {
  return s.empty() || v.size() != 32 || s.size() > 8;
}
// 2 iterators against the end
u32 sums(SECRET const std::vector<u8> &v) {
  u32 s = 0;
  for (auto it = v.begin(); it != v.end(); ++it)
    s += *it;
  for (u8 b : v)
    s ^= b;
  return s;
}
// 3 null checks of owners
int owners(const std::unique_ptr<u8[]> &p, SECRET const u8 *raw) {
  if (!p || raw == nullptr)
    return -1;
  return 0;
}
// 4 resizing by public amounts
void resizes(SECRET std::vector<u8> &v, std::size_t n) {
  if (v.size() < n)
    v.resize(n);
  v.reserve(2 * n);
}
// 5 constant time over spans
bool ct_equal(SECRET std::span<const u8> a, SECRET std::span<const u8> b) {
  if (a.size() != b.size())
    return false;
  u8 d = 0;
  for (std::size_t i = 0; i < a.size(); ++i)
    d |= a[i] ^ b[i];
  return secret_declassify(d == 0);
}
// 6 operator== over a known comparison
struct key {
  int id = 0;
  SECRET std::array<u8, 32> bytes{};
  bool operator==(const key &o) const { return id == o.id && secret_equal(bytes.data(), o.bytes.data(), 32); }
};
bool keys(const key &a, const key &b) { return a == b; }
// 7 map by a public id
const key *find(const std::unordered_map<int, key> &m, int id) {
  auto it = m.find(id);
  return it == m.end() ? nullptr : &it->second;
}
// 8 move and swap
void moves(SECRET std::string &a) {
  std::string b = std::move(a);
  std::swap(a, b);
  if (b.empty())
    a.clear();
}
// 9 optional of a key
bool optional(const std::optional<key> &k) { return k.has_value() && k->id == 3; }
// 10 template mask
template <class T> T select(T mask, T a, T b) { return b ^ (mask & (a ^ b)); }
u32 selects(SECRET u32 bit, u32 a, u32 b) { return select<u32>(0u - bit, a, b); }
// 11 RAII
class buffer {
  std::size_t n_;
  SECRET u8 *data_;

public:
  explicit buffer(std::size_t n) : n_(n), data_(new u8[n]) {
    if (n > 1024)
      throw std::length_error("buffer");
  }
  buffer(buffer &&o) noexcept : n_(std::exchange(o.n_, 0)), data_(std::exchange(o.data_, nullptr)) {}
  ~buffer() {
    if (data_ != nullptr)
      std::fill_n(data_, n_, u8{0});
    delete[] data_;
  }
  u8 *begin() { return data_; }
  u8 *end() { return data_ + n_; }
  bool empty() const { return n_ == 0; }
};
u32 raii(buffer &b) {
  u32 x = 0;
  for (u8 c : b)
    x += c;
  return b.empty() ? 0 : x;
}
// 12 algorithms in constant time
u32 algorithms(SECRET const std::array<u8, 16> &k) {
  std::array<u8, 16> c;
  std::copy(k.begin(), k.end(), c.begin());
  std::transform(c.begin(), c.end(), c.begin(), [](u8 b) { return static_cast<u8>(b ^ 0x5c); });
  return std::accumulate(c.begin(), c.end(), 0u);
}
// 13 lambda that gathers
bool gathers(SECRET const u8 *a, const u8 *b) {
  u8 d = 0;
  auto step = [&](int i) { d |= a[i] ^ b[i]; };
  for (int i = 0; i < 16; ++i)
    step(i);
  return secret_declassify(d == 0);
}
// 14 structured bindings: the other one
int bindings(SECRET const u8 *k) {
  std::pair<int, u8> p{1, k[0]};
  auto [id, byte] = p;
  if (id == 1)
    return byte;
  return 0;
}
// 15 virtual with an override in constant time
struct verifier {
  virtual ~verifier() = default;
  virtual bool verify(SECRET const u8 *mac, const u8 *got) const = 0;
};
struct good : verifier {
  bool verify(const u8 *mac, const u8 *got) const override { return mac != nullptr && secret_equal(mac, got, 16); }
};
bool calls(const verifier *v, SECRET const u8 *mac, const u8 *got) { return v && v->verify(mac, got); }
// 16 public string beside
struct user {
  std::string name;
  SECRET std::string password;
};
bool named(const user &u, const std::string &n) { return u.name == n && !u.password.empty(); }
// 17 class template with a secret
template <class T, std::size_t N> class secret_array {
  SECRET T v[N];

public:
  T &operator[](std::size_t i) {
    assert(i < N);
    return v[i];
  }
  static constexpr std::size_t size() { return N; }
  void wipe() { std::memset(v, 0, sizeof v); }
};
u32 uses_template(std::size_t n) {
  secret_array<u32, 8> a;
  fill(reinterpret_cast<u8 *>(&a[0]), 32);
  u32 s = 0;
  for (std::size_t i = 0; i < a.size() && i < n; ++i)
    s += a[i];
  a.wipe();
  return s;
}
// 18 exceptions after public failures
key load(const std::string &name) {
  key k;
  if (name.empty())
    throw std::invalid_argument("name");
  fill(k.bytes.data(), k.bytes.size());
  return k;
}
// 19 containers of records with a public part
int count(const std::vector<key> &v) {
  return static_cast<int>(std::count_if(v.begin(), v.end(), [](const key &k) { return k.id > 0; }));
}
// 20 hex in constant time to a string
std::string hex(SECRET const std::vector<u8> &v) {
  std::string s;
  s.reserve(2 * v.size());
  for (u8 b : v) {
    unsigned hi = b >> 4, lo = b & 15;
    s.push_back(static_cast<char>(87 + hi + (((hi - 10) >> 8) & ~38u)));
    s.push_back(static_cast<char>(87 + lo + (((lo - 10) >> 8) & ~38u)));
  }
  return s;
}
