// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Algorithms over iterators and views of the program's own: what the pointers in them lead to was not looked at, so that a
// comparison was missed, and what was copied was public.
// RUN: %score -std=c++20 %s
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <ranges>
#include <vector>
#include <zeroize/secret.h>
typedef unsigned char u8;
class walker {
public:
  using value_type = u8;
  using difference_type = std::ptrdiff_t;
  using pointer = const u8 *;
  using reference = const u8 &;
  using iterator_category = std::forward_iterator_tag;
  walker() = default;
  explicit walker(const u8 *p) : at(p) {}
  reference operator*() const { return *at; }
  walker &operator++() {
    ++at;
    return *this;
  }
  walker operator++(int) {
    walker o = *this;
    ++at;
    return o;
  }
  bool operator==(const walker &o) const { return at == o.at; }
  bool operator!=(const walker &o) const { return at != o.at; }

private:
  const u8 *at = nullptr;
};
bool three(SECRET const u8 *key, const u8 *given) {
  return std::equal(walker(key), walker(key + 16), walker(given)); // expect: compare
}
bool four(SECRET const u8 *key, const u8 *given) {
  return std::equal(walker(key), walker(key + 16), walker(given), walker(given + 16)); // expect: compare
}
bool mixed(SECRET const u8 *key, const u8 *given) {
  return std::equal(walker(given), walker(given + 16), key); // expect: compare
}
bool mixed2(SECRET const u8 *key, const u8 *given) {
  return std::equal(walker(key), walker(key + 16), given); // expect: compare
}
bool named(SECRET const u8 *key, const u8 *given) {
  walker a(key), b(key + 16), c(given);
  return std::equal(a, b, c); // expect: compare
}
bool lex(SECRET const u8 *key, const u8 *given) {
  return std::lexicographical_compare(walker(key), walker(key + 16), walker(given), walker(given + 16)); // expect: compare
}
bool fnd(SECRET const u8 *key, u8 x) {
  return std::find(walker(key), walker(key + 16), x) != walker(key + 16); // expect: compare
}
bool mism(SECRET const u8 *key, const u8 *given) {
  auto m = std::mismatch(walker(key), walker(key + 16), walker(given)); // expect: compare
  return m.first == walker(key + 16);
}
bool silent_pub(const u8 *key, const u8 *given) { return std::equal(walker(key), walker(key + 16), walker(given)); }
unsigned silent_sum(SECRET const u8 *key) {
  unsigned n = 0;
  for (walker a(key), b(key + 16); a != b; ++a)
    n |= *a;
  return n;
}
class buffer {
  SECRET u8 k[16];

public:
  walker begin() const { return walker(k); }
  walker end() const { return walker(k + 16); }
};
bool cont(const buffer &b, const u8 *given) {
  return std::equal(b.begin(), b.end(), walker(given)); // expect: compare
}
bool cont2(const buffer &b, const u8 *given) {
  return std::equal(b.begin(), b.end(), given); // expect: compare
}
struct view {
  const u8 *p = nullptr;
  size_t n = 0;
  const u8 *begin() const { return p; }
  const u8 *end() const { return p + n; }
  size_t size() const { return n; }
};
bool r1(SECRET const u8 *key, const u8 *given) {
  view a{key, 16}, b{given, 16};
  return std::ranges::equal(a, b); // expect: compare
}
bool r2(SECRET const u8 *key, const u8 *given) {
  view a{key, 16}, b{given, 16};
  return a.size() == b.size() && std::equal(a.begin(), a.end(), b.begin()); // expect: compare
}
bool r3(SECRET const u8 *key, const u8 *given) {
  view a{given, 16}, b{key, 16};
  return std::ranges::search(a, b).empty(); // expect: compare
}
int copies(SECRET const u8 *key, u8 x) {
  u8 o[16];
  std::copy(walker(key), walker(key + 16), o);
  return o[3] == x ? 1 : 0; // expect: branch
}
class pen {
public:
  using value_type = void;
  using difference_type = std::ptrdiff_t;
  using pointer = void;
  using reference = void;
  using iterator_category = std::output_iterator_tag;
  explicit pen(u8 *p) : at(p) {}
  u8 &operator*() { return *at; }
  pen &operator++() {
    ++at;
    return *this;
  }
  pen operator++(int) {
    pen o = *this;
    ++at;
    return o;
  }

private:
  u8 *at;
};
int writes(SECRET const u8 *key, u8 x) {
  u8 o[16];
  std::copy(key, key + 16, pen(o));
  return o[3] == x ? 1 : 0; // expect: branch
}
int silent_writes(SECRET const u8 *key, const u8 *given, u8 x) {
  u8 o[16], q[16];
  std::copy(key, key + 16, pen(o));
  std::copy(walker(given), walker(given + 16), pen(q));
  return q[3] == x ? 1 : 0;
}
int silent_position(SECRET const u8 *key) {
  walker a(key), b(key + 16);
  std::advance(a, 3);
  auto d = std::distance(a, b);
  if (a == b || d == 3)
    return 1;
  walker c = std::next(a);
  return c == b ? 2 : 0;
}
int out_of(SECRET const u8 *key) {
  walker a(key), b(key + 16);
  walker c = std::next(a);
  return *c == 3 ? 2 : 0; // expect: branch
}
unsigned silent_each(SECRET const u8 *key) {
  unsigned n = 0;
  std::for_each(walker(key), walker(key + 16), [&](u8 x) { n |= x; });
  return n;
}
unsigned each(SECRET const u8 *key) {
  unsigned n = 0;
  std::for_each(walker(key), walker(key + 16), [&](u8 x) {
    if (x) // expect: branch
      n++;
  });
  return n;
}
unsigned acc(SECRET const u8 *key, unsigned g) {
  unsigned d = 0;
  for (u8 x : view{key, 16})
    d |= x ^ g;
  return d == 0;
}
