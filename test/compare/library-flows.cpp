// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// What goes through the C++ library on its way: computed values that are bound to references, algorithms and what their
// closures capture and return, std::function, captured pointers that lead into containers.
// RUN: %score -std=c++20 %s
#include <algorithm>
#include <array>
#include <functional>
#include <list>
#include <optional>
#include <span>
#include <string>
#include <vector>
#include <zeroize/secret.h>
using byte = unsigned char;

struct key {
  SECRET byte bytes[32];
};
struct login {
  std::string user;
  SECRET std::string password;
};

int pushed(SECRET const byte *k) {
  std::vector<byte> v;
  v.push_back(k[1] ^ 1);
  return v[0] ? 1 : 2; // expect: branch
}
int emplaced(SECRET const byte *k) {
  std::list<int> l;
  l.emplace_back(k[1] * 3);
  return l.front() ? 1 : 2; // expect: branch
}
static void store(const byte &from, byte *to) { *to = from; }
int by_reference(SECRET const byte *k) {
  byte b;
  store(k[0] ^ 3, &b);
  return b ? 1 : 2; // expect: branch
}
static std::vector<byte> from_view(std::span<const byte> s) {
  std::vector<byte> v;
  for (byte b : s)
    v.push_back(b ^ 1);
  return v;
}
int viewed(SECRET const byte *k) {
  auto v = from_view({k, 32});
  return v[0] ? 1 : 2; // expect: branch
}
int transformed(SECRET const byte *k) {
  std::vector<byte> v(32);
  std::transform(k, k + 32, v.begin(), [](byte b) { return byte(b * 3); });
  return v[0] ? 1 : 2; // expect: branch
}
int captured_key(SECRET const byte *k, std::vector<byte> &text) {
  std::vector<byte> v(text.size());
  std::transform(text.begin(), text.end(), v.begin(), [&](byte b) { return byte(b ^ k[0]); });
  return v[0] ? 1 : 2; // expect: branch
}
int summed(SECRET const byte *k) {
  unsigned sum = 0;
  std::for_each(k, k + 32, [&](byte b) { sum += b; });
  return sum ? 1 : 2; // expect: branch
}
int generated(SECRET const byte *k) {
  std::array<byte, 4> a;
  std::generate(a.begin(), a.end(), [&] { return k[1]; });
  return a[0] ? 1 : 2; // expect: branch
}
int by_function(SECRET const byte *k) {
  std::array<byte, 32> a;
  std::function<void(int, byte)> put = [&](int i, byte b) { a[i] = b ^ 3; };
  put(1, k[1]);
  return a[1] ? 1 : 2; // expect: branch
}
static void each(const std::function<void(int, byte)> &f, const byte *from) {
  for (int i = 0; i < 32; i++)
    f(i, from[i]);
}
int by_callback(SECRET const byte *k) {
  std::array<byte, 32> a;
  each([&](int i, byte b) { a[i] = b; }, k);
  return a[1] ? 1 : 2; // expect: branch
}
int in_optional(const byte *from) {
  std::optional<key> k;
  k.emplace();
  std::copy_n(from, 32, k->bytes);
  const byte *at = k->bytes;
  auto get = [&](int i) { return byte(at[i] ^ i); };
  return get(1) ? 1 : 2; // expect: branch
}
int in_field(const char *from) {
  login l{"user", std::string(from, 32)};
  const char *at = l.password.data();
  auto get = [&](int i) { return at[i]; };
  return get(1) ? 1 : 2; // expect: branch
}

// The same with what is public, beside a secret.
int silent(SECRET const byte *k, const byte *text) {
  std::vector<byte> v, w(32);
  v.push_back(text[0] ^ 1);
  std::transform(text, text + 32, w.begin(), [](byte b) { return byte(b * 3); });
  unsigned sum = 0, hidden = 0;
  std::for_each(text, text + 32, [&](byte b) { sum += b; });
  std::for_each(k, k + 32, [&](byte b) { hidden += b; });
  std::array<byte, 32> a;
  std::function<void(int, byte)> put = [&](int i, byte b) { a[i] = b; };
  each(put, text);
  SECRET byte copy[32];
  std::transform(k, k + 32, copy, [](byte b) { return byte(b + 1); });
  return v[0] && w[0] && sum && a[3] && from_view({text, 3})[0] ? 1 : int(hidden & 0);
}
