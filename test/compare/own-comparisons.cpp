// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Algorithms over records that the program compares by an operator of its own: they were rejected although the operator takes
// the same time for all secrets, which a loop written by hand over it was not.
// RUN: %score -std=c++20 %s
#include <algorithm>
#include <array>
#include <cstring>
#include <string>
#include <vector>
#include <zeroize/secret.h>
typedef unsigned char u8;

struct Tag {
  SECRET std::array<u8, 16> t;
  friend bool operator==(const Tag &a, const Tag &b) { return secret_equal(a.t.data(), b.t.data(), 16); }
};
bool silent_find(const std::vector<Tag> &v, const Tag &m) { return std::find(v.begin(), v.end(), m) != v.end(); }
bool silent_ranges(const std::vector<Tag> &v, const Tag &m) { return std::ranges::find(v, m) != v.end(); }
bool silent_containers(const std::vector<Tag> &v, const std::vector<Tag> &w) { return v == w; }
bool silent_equal(const std::array<Tag, 2> &v, const Tag *w) { return std::equal(v.begin(), v.end(), w); }
bool silent_loop(const std::vector<Tag> &v, const Tag &m) {
  for (const Tag &x : v)
    if (x == m)
      return true;
  return false;
}
struct Numbered {
  int id;
  SECRET std::array<u8, 16> t;
  bool operator<(const Numbered &o) const { return id < o.id; }
};
void silent_sort(std::vector<Numbered> &v) { std::sort(v.begin(), v.end()); }

// What is marked is not the operator's class.
struct Plain {
  std::array<u8, 16> t;
  bool operator==(const Plain &o) const { return secret_equal(t.data(), o.t.data(), 16); }
};
bool silent_marked(SECRET const std::vector<Plain> &v, const Plain &m) { return std::find(v.begin(), v.end(), m) != v.end(); }
struct Early {
  std::array<u8, 16> t;
  bool operator==(const Early &o) const { return std::memcmp(t.data(), o.t.data(), 16) == 0; } // expect: compare
};
bool early(SECRET const std::vector<Early> &v, const Early &m) { return std::find(v.begin(), v.end(), m) != v.end(); }

// What comes out leads to the elements.
int found(SECRET const std::vector<Plain> &v, const Plain &m) {
  auto it = std::find(v.begin(), v.end(), m);
  return it->t[0] == 1 ? 1 : 0; // expect: branch
}

// An operator that tells more, one that nobody wrote, one that the algorithm does not use, and elements that have others.
struct Ordered {
  unsigned key;
  bool operator<(const Ordered &o) const { return key < o.key; }
};
void told(SECRET std::vector<Ordered> &v) { std::sort(v.begin(), v.end()); } // expect: compare
struct Defaulted {
  SECRET std::array<u8, 16> t;
  bool operator==(const Defaulted &) const = default;
};
bool defaulted(const std::vector<Defaulted> &v, const Defaulted &m) { return std::find(v.begin(), v.end(), m) != v.end(); } // expect: compare
bool projected(const std::vector<Tag> &v, const std::array<u8, 16> &t) {
  return std::ranges::find(v, t, &Tag::t) != v.end(); // expect: compare
}
bool beside(SECRET const std::vector<std::pair<Tag, std::string>> &v, const std::pair<Tag, std::string> &m) {
  return std::find(v.begin(), v.end(), m) != v.end(); // expect: compare
}
bool bytes(SECRET const std::vector<u8> &v, u8 m) { return std::find(v.begin(), v.end(), m) != v.end(); } // expect: compare
