// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Virtual calls, moves, unwinding, containers, threads and templates that hold secrets nobody has marked.
// RUN: %residue --cxx %s --flags="-std=c++20 -pthread"
#include "../Inputs/residue.h"
#include <algorithm>
#include <cstring>
#include <map>
#include <memory>
#include <mutex>
#include <numeric>
#include <sstream>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>
using u8 = unsigned char;
using u64 = unsigned long long;
struct Cipher {
  virtual ~Cipher() = default;
  virtual u64 run(SECRET const u8 *k) = 0;
};
struct A : Cipher {
  u8 st[24]{};
  u64 run(SECRET const u8 *k) override {
    u64 r = 3;
    for (int i = 0; i < 24; i++) {
      st[i] = k[i] ^ i;
      r = r * 31 + st[i];
    }
    std::memset(st, 0, sizeof st);
    return secret_declassify(r);
  }
};
struct B final : Cipher {
  SECRET std::vector<u64> sched;
  u64 run(SECRET const u8 *k) override {
    sched.assign(10, 0);
    for (int i = 0; i < 10; i++)
      sched[i] = k[i] * (k[i + 1] + 7ull);
    u64 r = std::accumulate(sched.begin(), sched.end(), 0ull);
    return secret_declassify(r);
  }
};
NOINLINE static u64 poly(SECRET const u8 *k) {
  u64 r = 0;
  for (int i = 0; i < 2; i++) {
    std::unique_ptr<Cipher> c;
    if (i)
      c = std::make_unique<A>();
    else
      c = std::make_unique<B>();
    r ^= c->run(k);
  }
  return r;
}
class Guard {
  SECRET u8 k_[32];
  int n_;

public:
  explicit Guard(SECRET const u8 *k, int n) : n_(n) { std::memcpy(k_, k, 32); }
  ~Guard() { n_ = 0; }
  Guard(Guard &&o) noexcept : n_(o.n_) {
    std::memcpy(k_, o.k_, 32);
    std::memset(o.k_, 0, 32);
  }
  u64 sum() const {
    u64 r = 0;
    for (auto b : k_)
      r += b * 257u;
    return secret_declassify(r);
  }
};
NOINLINE static Guard mk(SECRET const u8 *k) {
  Guard g(k, 3);
  return g;
}
NOINLINE static u64 moves(SECRET const u8 *k) {
  Guard a = mk(k);
  Guard b = std::move(a);
  std::vector<Guard> v;
  v.push_back(std::move(b));
  v.emplace_back(k, 4);
  v.push_back(mk(k));
  u64 r = 0;
  for (auto &g : v)
    r ^= g.sum();
  return r;
}
NOINLINE static u64 thrower(SECRET const u8 *k, int d) {
  u64 w;
  std::memcpy(&w, k + d, 8);
  w = w * 0x9e3779b97f4a7c15ull + d;
  if (d == 0)
    throw std::runtime_error("no");
  u8 buf[40];
  for (int i = 0; i < 40; i++)
    buf[i] = w >> (i & 7) * 8;
  u64 r = thrower(k, d - 1);
  for (auto b : buf)
    r += b;
  return r ^ w;
}
NOINLINE static u64 exc(SECRET const u8 *k) {
  try {
    return thrower(k, 5);
  } catch (const std::exception &e) {
    return 77;
  }
}
NOINLINE static u64 sorted(SECRET const u8 *k) {
  std::vector<u8> v(k, k + 32);
  std::sort(v.begin(), v.end());
  std::map<int, u8> m;
  for (int i = 0; i < 32; i++)
    m[i] = v[i];
  u64 r = 0;
  for (auto &[i, b] : m)
    r = r * 7 + b * i;
  std::string s;
  for (auto b : v)
    s += 'a' + b % 26;
  std::reverse(s.begin(), s.end());
  for (char c : s)
    r = r * 3 + c;
  return secret_declassify(r);
}
NOINLINE static u64 thr(SECRET const u8 *k) {
  u64 r = 0;
  std::mutex m;
  std::thread t([&] {
    u64 loc = 0;
    for (int i = 0; i < 32; i++)
      loc = loc * 131 + k[i];
    std::lock_guard<std::mutex> l(m);
    r = loc;
  });
  t.join();
  return secret_declassify(r);
}
template <class F> static u64 apply(F f, SECRET const u8 *k) {
  u64 r = 0;
  for (int i = 0; i < 32; i++)
    r ^= f(k[i]) << (i & 31);
  return r;
}
NOINLINE static u64 tmpl(SECRET const u8 *k) {
  u8 x = k[9];
  u64 r = apply([x](u8 b) { return u64(b) * x; }, k);
  return secret_declassify(r);
}
NOINLINE static void all(SECRET const u8 *key, u8 *out) {
  u64 r[7] = {poly(key),   moves(key), exc(key),
              sorted(key), thr(key),   tmpl(key)};
  std::memcpy(out, r, sizeof r);
}
int main() {
  const u8 *key = zeroize_audit_begin(32);
  all(key, (u8 *)zeroize_audit_output());
  zeroize_audit_observe();
  return print_output();
}
