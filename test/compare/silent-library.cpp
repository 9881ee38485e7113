// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// C++ containers, handles and iterators, of which nothing is told.
// RUN: %score -std=c++20 %s
#include <zeroize/secret.h>
#include <string>
#include <array>
#include <vector>
#include <memory>
#include <cstring>
using u8 = unsigned char;
class Hasher {
  SECRET std::array<u8, 64> buf_{};
  std::size_t fill_ = 0;

public:
  void update(const u8 *p, std::size_t n) {
    for (std::size_t i = 0; i < n; i++) {
      buf_[fill_++] = p[i];
      if (fill_ == 64) {
        fill_ = 0;
      }
    }
  }
  bool empty() const {
    return fill_ == 0;
  }
};
bool ct(SECRET const std::vector<u8> &a, const std::vector<u8> &b) {
  if (a.size() != b.size())
    return false;
  u8 d = 0;
  for (std::size_t i = 0; i < a.size(); i++)
    d |= a[i] ^ b[i];
  return d == 0;
}
bool use(SECRET const std::string &k, const std::string &q) {
  if (k.empty() || k.size() != q.size())
    return false;
  return secret_equal(k.data(), q.data(), k.size());
}
struct Cred {
  std::string user;
  SECRET std::string pw;
  int tries = 0;
};
bool find(const std::vector<Cred> &v, const std::string &u) {
  for (auto &c : v)
    if (c.user == u && c.tries < 3)
      return true;
  return false;
}
int uniq(SECRET std::unique_ptr<u8[]> &p) {
  if (!p)
    return 0;
  p[0] ^= 1;
  return 1;
}
void x(SECRET std::array<u8, 32> &k, const std::array<u8, 32> &m) {
  for (std::size_t i = 0; i < k.size(); ++i)
    k[i] ^= m[i];
}
template <std::size_t N> void y(SECRET std::array<u8, N> &k) {
  for (auto &b : k)
    b = static_cast<u8>(b + 1);
}
void z(SECRET std::array<u8, 8> &k) {
  y(k);
}
void app(SECRET std::string &s, const std::string &t) {
  s += t;
  s.reserve(100);
  if (s.capacity() < 50)
    s.clear();
}
#include <map>
#include <algorithm>
#include <optional>
unsigned mapped(SECRET const u8 *k) {
  std::map<int, u8> m;
  for (int i = 0; i < 32; i++)
    m[i] = k[i];
  unsigned r = 0;
  for (auto &[i, b] : m)
    r = r * 7 + b * i;
  for (auto it = m.begin(); it != m.end(); ++it)
    r += it->second;
  return secret_declassify(r);
}
unsigned opt(SECRET const u8 *k, bool have) {
  std::optional<u8> o;
  if (have)
    o = k[0];
  unsigned r = 0;
  if (o)
    r = *o + 1u;
  if (o.has_value())
    r++;
  return secret_declassify(r);
}
unsigned vec2(SECRET const u8 *k, std::size_t n) {
  std::vector<u8> v(k, k + n);
  v.push_back(1);
  if (v.empty() || v.size() > 100)
    return 0;
  unsigned r = 0;
  for (auto it = v.begin(); it != v.end(); ++it)
    r ^= *it;
  for (std::size_t i = 0; i < v.size(); i++)
    r += v.at(i);
  return secret_declassify(r);
}
std::string enc(SECRET const std::string &s) {
  std::string o;
  for (char c : s)
    o += static_cast<char>(c ^ 0x20);
  if (o.size() != s.size())
    return {};
  return o;
}
