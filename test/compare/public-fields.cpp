// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Guards against messages about the public fields of records that hold a secret and were moved, swapped, or put into pairs,
// tuples, variants, functions and containers; and against silence about their secret ones.
// RUN: %score -std=c++20 %s
#include <algorithm>
#include <array>
#include <cstring>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <tuple>
#include <utility>
#include <variant>
#include <vector>
#include <zeroize/secret.h>

struct Key {
  int id = 0;
  bool ready = false;
  SECRET unsigned char b[32] = {};
  std::string name;
};

Key make(SECRET const unsigned char *p, int id) {
  Key k;
  k.id = id;
  std::memcpy(k.b, p, 32);
  k.ready = true;
  k.name = "n";
  return k;
}

int moved(SECRET const unsigned char *p) {
  Key a = make(p, 1);
  Key b = std::move(a);
  if (b.id && a.id)
    return 1;
  if (b.name == "x")
    return 2;
  if (b.b[0]) // expect: branch
    return 3;
  return a.b[1] ? 1 : 0; // expect: branch
}

int swapped(SECRET const unsigned char *p, SECRET int n) {
  Key a = make(p, 1), b;
  std::swap(a, b);
  int x = n, y = 3;
  std::swap(x, y);
  if (x)
    return 0;
  if (y) // expect: branch
    return 1;
  if (b.b[2]) // expect: branch
    return 2;
  return b.id && a.ready ? 1 : 2;
}

int exchanged(SECRET const unsigned char *p, SECRET int n) {
  Key a = make(p, 1);
  Key old = std::exchange(a, Key());
  int x = n, y = std::exchange(x, 0);
  if (x)
    return 1;
  if (y) // expect: branch
    return 2;
  if (old.b[0]) // expect: branch
    return 3;
  return old.ready ? 1 : 2;
}

int pairs(SECRET const unsigned char *p) {
  std::pair<int, Key> q{1, make(p, 1)};
  if (q.first)
    return 1;
  auto &[n, k] = q;
  if (k.id)
    return n;
  if (q.second.b[4]) // expect: branch
    return 2;
  return k.b[4] ? 1 : 0; // expect: branch
}

int tuples(SECRET const unsigned char *p) {
  auto t = std::make_tuple(1, make(p, 1));
  if (std::get<0>(t))
    return 1;
  if (std::get<1>(t).b[3]) // expect: branch
    return 2;
  return std::get<1>(t).id ? 2 : 3;
}

int variants(SECRET const unsigned char *p) {
  std::variant<int, Key> v = make(p, 1);
  if (v.index() == 1)
    return 1;
  Key *k = std::get_if<Key>(&v);
  if (k && k->b[0]) // expect: branch
    return 2;
  return k && k->id ? 1 : 2;
}

int functions(SECRET const unsigned char *p) {
  Key k = make(p, 1);
  std::function<int(int)> f = [k](int x) { return k.id == x ? 1 : 2; };
  std::function<int(int)> g = [k](int x) {
    return k.b[0] == x ? 1 : 2; // expect: branch
  };
  return f(3) + secret_declassify(g(4)) ? 1 : 2;
}

int containers(std::map<int, Key> &m, SECRET const unsigned char *p) {
  std::vector<Key> v;
  v.push_back(make(p, 2));
  std::optional<Key> o = make(p, 1);
  auto u = std::make_unique<Key>(make(p, 1));
  m[3] = make(p, 3);
  if (v[0].id || o->id || u->ready || m.at(3).id)
    return 1;
  if (v[0].b[1]) // expect: branch
    return 2;
  if (o->b[1]) // expect: branch
    return 3;
  if (u->b[1]) // expect: branch
    return 4;
  return m.at(3).b[0] ? 1 : 0; // expect: branch
}

void unknown(const void *);

void escaping(SECRET const unsigned char *p) {
  auto t = std::make_tuple(1, make(p, 1));
  std::variant<int, Key> v = make(p, 1);
  unknown(&t); // expect: escape
  unknown(&v); // expect: escape
}
