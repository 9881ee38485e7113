// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Views that call a closure, and what std::mem_fn, std::ref and the like make of a function: what is called through them was
// not looked at; and the end of a view was taken for a comparison of contents.
// RUN: %score -std=c++20 %s
#include <algorithm>
#include <functional>
#include <ranges>
#include <string>
#include <vector>
#include <zeroize/secret.h>
typedef unsigned char u8;
typedef std::string str;
typedef std::vector<u8> bytes;

bool piped(SECRET const bytes &k, const u8 *g) {
  auto v = std::views::iota(size_t{0}, k.size()) | std::views::transform([&](size_t i) { return k[i] == g[i]; });
  for (bool b : v)
    if (!b) // expect: branch
      return false;
  return true;
}
bool called(SECRET const bytes &k, const u8 *g) {
  auto v = std::views::transform(std::views::iota(size_t{0}, k.size()), [&](size_t i) { return k[i] == g[i]; });
  return *v.begin() ? true : false; // expect: branch
}
bool stored(SECRET const bytes &k, const u8 *g) {
  auto same = std::views::transform([&](size_t i) { return k[i] == g[i]; });
  auto v = std::views::iota(size_t{0}, k.size()) | same;
  return v.front() ? true : false; // expect: branch
}
bool elements(SECRET const bytes &k) {
  for (int b : k | std::views::transform([](u8 x) { return x == 3 ? 1 : 0; })) // expect: branch
    if (b) // expect: branch
      return false;
  return true;
}
bool reversed(SECRET const bytes &k) {
  for (u8 b : k | std::views::reverse)
    if (b) // expect: branch
      return false;
  return true;
}

bool method(SECRET const str &k, const str &g) {
  return std::mem_fn(static_cast<int (str::*)(const str &) const>(&str::compare))(k, g) == 0; // expect: compare
}
struct Key {
  SECRET str text;
  str name;
  bool same(const str &g) const { return text == g; } // expect: compare
  bool named(const str &g) const { return name == g; }
};
struct Word {
  str text;
  bool same(const str &g) const { return text == g; } // expect: compare
};
bool own_method(SECRET const Word &k, const str &g) {
  auto f = std::mem_fn(&Word::same);
  return f(k, g);
}
bool reference(SECRET const str &k, const str &g) {
  auto f = [](const str &a, const str &b) { return a == b; }; // expect: compare
  return std::ref(f)(k, g);
}
bool reference_of_function(SECRET const str &k, const str &g) {
  std::function<bool(const str &, const str &)> f = [](const str &a, const str &b) { return a == b; }; // expect: compare
  auto r = std::cref(f);
  return r(k, g);
}
bool negated(SECRET const str &k, const str &g) {
  return std::not_fn(std::equal_to<str>())(k, g); // expect: compare
}
bool bound(SECRET const str &k, const str &g) {
  using namespace std::placeholders;
  auto f = std::bind([](const str &a, const str &b) { return a == b; }, _1, _2); // expect: compare
  return f(k, g);
}

// In constant time, or of what is public.
bool silent_view(SECRET const bytes &k, const u8 *g) {
  unsigned d = 0;
  for (unsigned x : std::views::iota(size_t{0}, k.size()) | std::views::transform([&](size_t i) { return k[i] ^ g[i]; }))
    d |= x;
  return d == 0;
}
bool silent_names(const std::vector<Key> &keys, const str &g) {
  for (const str &n : keys | std::views::transform([](const Key &k) { return k.name; }))
    if (n == g)
      return true;
  return false;
}
bool silent_method(const Key &k, const str &g) { return std::mem_fn(&Key::named)(k, g); }
bool silent_reference(SECRET const str &k, const str &g) {
  auto f = [](const str &a, const str &b) { return a.size() == b.size() && secret_equal(a.data(), b.data(), a.size()); };
  return std::ref(f)(k, g);
}
