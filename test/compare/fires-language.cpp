// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Guards against secrets that get lost in C++: references, captures, containers, algorithms, templates.
// RUN: %score -std=c++20 %s
#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>
#include <functional>
#include <map>
#include <memory>
#include <numeric>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <tuple>
#include <unordered_map>
#include <utility>
#include <vector>
#include <zeroize/secret.h>

using bytes = std::vector<std::uint8_t>;
struct account {
  std::string name;
  SECRET std::string password;
  SECRET bytes key;
};
bool view(SECRET const std::string &pw, std::string_view given) {
  return std::string_view(pw) == given; // expect: compare
}
bool view2(SECRET const std::string &pw, const char *given) {
  std::string_view v = pw;
  return v.substr(0, 4) == given; // expect: compare
}
bool starts(SECRET const std::string &pw, const std::string &given) {
  return pw.starts_with(given); // expect: compare
}
bool finds(SECRET const std::string &pw, char c) {
  return pw.find(c) != std::string::npos; // expect: compare
}
bool span_equal(SECRET std::span<const std::uint8_t> mac, std::span<const std::uint8_t> got) {
  return std::equal(mac.begin(), mac.end(), got.begin(), got.end()); // expect: compare
}
bool vector_iterators(SECRET const bytes &mac, const bytes &got) {
  return mac.size() == got.size() && std::equal(mac.cbegin(), mac.cend(), got.cbegin()); // expect: compare
}
bool mismatch(SECRET const bytes &mac, const bytes &got) {
  return std::mismatch(mac.begin(), mac.end(), got.begin()).first == mac.end(); // expect: compare
}
bool lexicographic(SECRET const bytes &a, const bytes &b) {
  return std::lexicographical_compare(a.begin(), a.end(), b.begin(), b.end()); // expect: compare
}
const account *lookup(const std::vector<account> &all, const std::string &pw) {
  for (const auto &a : all)
    if (a.password == pw) // expect: compare
      return &a;
  return nullptr;
}
const account *lookup_if(const std::vector<account> &all, const std::string &pw) {
  auto it = std::find_if(all.begin(), all.end(), [&](const account &a) {
    return a.password == pw; // expect: compare
  });
  return it == all.end() ? nullptr : &*it;
}
bool all_of(SECRET const bytes &key) {
  return std::all_of(key.begin(), key.end(), [](std::uint8_t b) { // expect: compare
    return b == 0 ? true : false; // expect: branch
  });
}
int captured_value(SECRET int k) {
  auto f = [k] {
    return k ? 1 : 0; // expect: branch
  };
  return f();
}
int captured_init(SECRET int k) {
  auto f = [x = k + 1] {
    if (x > 3) // expect: branch
      return 1;
    return 0;
  };
  return f();
}
int captured_copy(SECRET int k) {
  int t = k;
  auto f = [&] {
    return t ? 1 : 0; // expect: branch
  };
  return f();
}
int generic_lambda(SECRET int k) {
  auto f = [](auto x) {
    return x ? 1 : 0; // expect: branch
  };
  return f(k);
}
template <class F> static int with(F f, int x) { return f(x); }
int passed_lambda(SECRET int k) {
  return with(
      [](int x) {
        if (x) // expect: branch
          return 1;
        return 0;
      },
      k);
}
template <std::size_t N> struct fixed {
  std::array<std::uint8_t, N> data;
  bool operator==(const fixed &o) const {
    for (std::size_t i = 0; i < N; i++)
      if (data[i] != o.data[i]) // expect: branch
        return false;
    return true;
  }
};
bool templated(SECRET const fixed<16> &a, const fixed<16> &b) { return a == b; }
struct defaulted {
  std::array<std::uint8_t, 8> data;
  bool operator==(const defaulted &) const = default;
};
bool default_equal(SECRET const defaulted &a, const defaulted &b) {
  return a == b; // expect: compare
}
class box {
public:
  explicit box(const std::string &s) : value(s) {}
  const std::string &get() const { return value; }
  bool is(const std::string &o) const {
    return value == o; // expect: compare
  }

private:
  std::string value;
};
bool in_class(SECRET const std::string &pw, const std::string &o) {
  box b(pw);
  return b.is(o);
}
bool getter(SECRET const std::string &pw, const std::string &o) {
  box b(pw);
  return b.get() == o; // expect: compare
}
struct base {
  virtual ~base() = default;
  virtual bool check(SECRET const char *a, const char *b) const = 0;
};
struct derived : base {
  bool check(SECRET const char *a, const char *b) const override {
    return std::strcmp(a, b) == 0; // expect: compare
  }
};
bool structured(SECRET int k) {
  auto [a, b] = std::make_pair(k, 1);
  return a ? true : false; // expect: branch
}
bool structured_own(SECRET int k) {
  struct two {
    int a, b;
  };
  auto [a, b] = two{k, 1};
  if (b)
    return true;
  if (a) // expect: branch
    return true;
  return false;
}
bool tie(SECRET int k, int x) {
  return std::tuple(k, 1) == std::tuple(x, 1); // expect: compare
}
bool optional(SECRET int k) {
  std::optional<int> o = k;
  if (!o)
    return false;
  return *o ? true : false; // expect: branch
}
bool unique(SECRET const std::uint8_t *key, const std::uint8_t *t) {
  auto p = std::make_unique<std::uint8_t[]>(16);
  std::memcpy(p.get(), key, 16);
  return std::memcmp(p.get(), t, 16) == 0; // expect: compare
}
bool std_copy(SECRET const bytes &key, const bytes &t) {
  bytes c(key.size());
  std::copy(key.begin(), key.end(), c.begin());
  return c == t; // expect: compare
}
bool assigned(SECRET const std::string &key, const std::string &t) {
  std::string c;
  c = key;
  return c == t; // expect: compare
}
bool appended(SECRET const std::string &key, const std::string &t) {
  std::string c = "prefix";
  c += key;
  return c == t; // expect: compare
}
bool concatenated(SECRET const std::string &key, const std::string &t) {
  return "x" + key == t; // expect: compare
}
bool inserted(SECRET std::uint8_t k, const bytes &t) {
  bytes v;
  v.push_back(k);
  return v == t; // expect: compare
}
bool moved(SECRET std::string &&key, const std::string &t) {
  std::string c = std::move(key);
  return c == t; // expect: compare
}
bool constructed(SECRET const char *key, const std::string &t) {
  return std::string(key, 16) == t; // expect: compare
}
bool reference(SECRET int k) {
  int t = 0;
  int &r = t;
  r = k;
  return t ? true : false; // expect: branch
}
static void out(int &o, int v) { o = v; }
bool by_out(SECRET int k) {
  int t = 0;
  out(t, k);
  return t ? true : false; // expect: branch
}
int table_at(SECRET std::uint8_t x, const std::array<int, 256> &t) {
  return t[x]; // expect: index
}
int map_lookup(SECRET int k, const std::map<int, int> &m) {
  return m.count(k) ? 1 : 0; // expect: compare
}
bool inner(SECRET const bytes &a, const bytes &b) {
  unsigned d = 0;
  for (std::size_t i = 0; i < a.size(); ++i)
    if (a.at(i) != b[i]) // expect: branch
      d = 1;
  return d;
}
template <typename A, typename B> bool same_range(const A &a, const B &b) {
  auto i = a.begin();
  auto j = b.begin();
  while (i != a.end()) {
    if (*i++ != *j++) // expect: branch
      return false;
  }
  return true;
}
bool ranges(SECRET const bytes &a, const bytes &b) { return same_range(a, b); }
bool member_pointer(SECRET const account &a, const std::string &t) {
  auto m = &account::password;
  return a.*m == t; // expect: compare
}
bool std_function(SECRET int k) {
  std::function<bool(int)> f = [](int x) { return x != 0; };
  return f(k) ? true : false; // expect: branch
}
bool switch_init(SECRET int k) {
  if (int t = k + 1; t > 3) // expect: branch
    return true;
  return false;
}
bool if_declares(SECRET int k) {
  if (int t = k) // expect: branch
    return t > 3;
  return false;
}
struct raii {
  explicit raii(const std::uint8_t *k) { std::memcpy(b, k, 16); }
  ~raii() { std::memset(b, 0, 16); }
  std::uint8_t b[16];
};
bool raii_compare(SECRET const std::uint8_t *k, const std::uint8_t *t) {
  raii r(k);
  return std::memcmp(r.b, t, 16) == 0; // expect: compare
}
bool spaceship(SECRET const std::string &a, const std::string &b) {
  return (a <=> b) == 0; // expect: compare
}
bool hash_map(SECRET const std::string &k, const std::unordered_map<std::string, int> &m) {
  return m.find(k) != m.end(); // expect: compare
}
