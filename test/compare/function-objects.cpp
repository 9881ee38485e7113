// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// What std::function and its kin call, what the algorithms of std::ranges are given, and regular expressions: a
// comparison in there was not seen where the function was no lambda with written types, was assigned later, or was
// handed to an object of std::ranges.
// RUN: %score -std=c++20 %s
#include <algorithm>
#include <cstring>
#include <functional>
#include <ranges>
#include <regex>
#include <string>
#include <vector>
#include <zeroize/secret.h>
typedef unsigned char u8;
typedef std::string str;
using match = std::function<bool(const str &, const str &)>;

bool ranges_captured(SECRET const std::vector<u8> &k, const u8 *g) {
  return std::ranges::all_of(std::views::iota(size_t{0}, k.size()), [&](size_t i) { return k[i] == g[i]; }); // expect: compare
}
void ranges_sort(SECRET std::vector<str> &k) { std::ranges::sort(k); }        // expect: compare
int ranges_max(SECRET int a, int b) { return std::ranges::max(a, b); }        // expect: branch
void ranges_given(SECRET std::vector<u8> &k, const u8 *g) {
  std::ranges::for_each(k, [&](u8 &x) {
    if (x == *g) // expect: branch
      x = 1;
  });
}

bool foreign(SECRET const u8 *k, const u8 *g) {
  std::function<int(const void *, const void *, size_t)> f = std::memcmp;
  return f(k, g, 16) == 0; // expect: compare
}
static bool own(const u8 *k, const u8 *g) {
  for (int i = 0; i < 16; i++)
    if (k[i] != g[i]) // expect: branch
      return false;
  return true;
}
bool written(SECRET const u8 *k, const u8 *g) {
  std::function<bool(const u8 *, const u8 *)> f = own;
  return f(k, g);
}
bool library(SECRET const str &k, const str &g) {
  match f = std::equal_to<str>();
  return f(k, g); // expect: compare
}
bool transparent(SECRET const str &k, const str &g) {
  match f = std::equal_to<>();
  return f(k, g); // expect: compare
}
struct Same {
  bool operator()(const str &a, const str &b) const { return a == b; } // expect: compare
};
bool object(SECRET const str &k, const str &g) {
  match f = Same();
  return f(k, g);
}
bool generic(SECRET const str &k, const str &g) {
  match f = [](auto &a, auto &b) { return a == b; }; // expect: compare
  return f(k, g);
}
bool later(SECRET const str &k, const str &g) {
  match f;
  f = [](const str &a, const str &b) { return a == b; }; // expect: compare
  return f(k, g);
}
struct Checker {
  match f = [](const str &a, const str &b) { return a == b; }; // expect: compare
};
bool member(SECRET const str &k, const str &g) {
  Checker c;
  return c.f(k, g);
}

bool pattern(SECRET const str &k, const std::regex &r) { return std::regex_match(k, r); } // expect: compare
bool inside(SECRET const str &k, const std::regex &r) {
  std::smatch m;
  return std::regex_search(k, m, r); // expect: compare
}

// In constant time, or of what is public.
bool silent_function(SECRET const str &k, const str &g) {
  match f = [](const str &a, const str &b) { return a.size() == b.size() && secret_equal(a.data(), b.data(), a.size()); };
  return f(k, g);
}
static bool gathered(const char *a, const char *b, size_t n) {
  unsigned d = 0;
  while (n--)
    d |= (u8)(*a++ ^ *b++);
  return d == 0;
}
bool silent_pointer(SECRET const char *k, const char *g) {
  std::function<bool(const char *, const char *, size_t)> f = gathered;
  return f(k, g, 16);
}
bool silent_ranges(SECRET std::vector<u8> &k, const std::vector<size_t> &order) {
  std::ranges::fill(k, 0);
  return std::ranges::all_of(order, [](size_t i) { return i < 16; });
}
struct User {
  int number;
  SECRET str token;
};
void silent_projection(std::vector<User> &u) { std::ranges::sort(u, {}, &User::number); }
bool silent_name(const str &name, const std::regex &r) { return std::regex_match(name, r); }
