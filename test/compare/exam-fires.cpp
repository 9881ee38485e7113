// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Guards against silence about C++: containers, templates, lambdas, virtual functions, stored functions.
// RUN: %score -std=c++20 %s
#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>
#include <functional>
#include <map>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <tuple>
#include <unordered_map>
#include <utility>
#include <vector>
#include <zeroize/secret.h>
using u8 = std::uint8_t;
using u32 = std::uint32_t;

// 1 token by operator==
struct request { std::string csrf; };
struct session { SECRET std::string csrf; };
bool csrf_ok(const session &s, const request &r) {
  return s.csrf == r.csrf; // expect: compare
}
// 2 array by !=
bool mac_differs(SECRET const std::array<u8, 16> &mac, const std::array<u8, 16> &got) {
  return mac != got; // expect: compare
}
// 3 std::equal with spans
bool span_equal(SECRET std::span<const u8> mac, std::span<const u8> got) {
  return std::equal(mac.begin(), mac.end(), got.begin(), got.end()); // expect: compare
}
// 4 lexicographical_compare
bool less(SECRET const std::vector<u8> &a, const std::vector<u8> &b) {
  return std::lexicographical_compare(a.begin(), a.end(), b.begin(), b.end()); // expect: compare
}
// 5 lookup by a token
int user_of(const std::unordered_map<std::string, int> &users, SECRET const std::string &token) {
  auto it = users.find(token); // expect: compare
  return it == users.end() ? -1 : it->second;
}
// 6 map with []
int level(std::map<std::string, int> &users, SECRET const std::string &token) {
  return users[token]; // expect: compare
}
// 7 string_view prefix
bool bearer(SECRET std::string_view header) {
  return header.starts_with("Bearer "); // expect: compare
}
// 8 compare()
int compares(SECRET const std::string &a, const std::string &b) {
  return a.compare(b); // expect: compare
}
// 9 a loop over a vector
bool loop_vector(SECRET const std::vector<u8> &a, const std::vector<u8> &b) {
  for (std::size_t i = 0; i < a.size(); ++i)
    if (a[i] != b[i]) // expect: branch
      return false;
  return true;
}
// 10 a loop with iterators
bool loop_iterators(SECRET const std::vector<u8> &a, const u8 *b) {
  for (auto it = a.begin(); it != a.end(); ++it, ++b)
    if (*it != *b) // expect: branch
      return false;
  return true;
}
// 11 range-for
bool has_zero(SECRET const std::array<u8, 32> &k) {
  for (u8 b : k)
    if (b == 0) // expect: branch
      return true;
  return false;
}
// 12 lambda by reference
bool by_lambda(SECRET const u8 *mac, const u8 *got) {
  auto eq = [&](int n) {
    return std::memcmp(mac, got, n) == 0; // expect: compare
  };
  return eq(16);
}
// 13 generic algorithm with a lambda
bool by_all_of(SECRET const std::array<u8, 16> &mac) {
  return std::all_of(mac.begin(), mac.end(), [](u8 b) { return b == 0; }); // expect: compare
}
// 14 template
template <class T> bool same(const T &a, const T &b) {
  return std::memcmp(a.data(), b.data(), a.size()) == 0; // expect: compare
}
bool by_template(SECRET const std::array<u8, 16> &a, const std::array<u8, 16> &b) { return same(a, b); }
// 15 operator== of one's own
struct key { SECRET u8 bytes[32]; };
bool operator==(const key &a, const key &b) {
  return std::memcmp(a.bytes, b.bytes, 32) == 0; // expect: compare
}
// 16 defaulted operator==
struct pair_of_keys {
  SECRET std::array<u8, 16> a;
  bool operator==(const pair_of_keys &) const = default;
};
bool defaulted(const pair_of_keys &a, const pair_of_keys &b) {
  return a == b; // expect: compare
}
// 17 RAII wrapper
class secret_buffer {
  SECRET u8 data_[32];

public:
  explicit secret_buffer(const u8 *from) { std::memcpy(data_, from, 32); }
  ~secret_buffer() { std::memset(data_, 0, 32); }
  const u8 *data() const { return data_; }
  bool equals(const u8 *o) const {
    return std::equal(data_, data_ + 32, o); // expect: compare
  }
};
bool raii(const secret_buffer &b, const u8 *o) {
  return std::memcmp(b.data(), o, 32) == 0; // expect: compare
}
// 18 move
bool moved(SECRET std::string &&token, const std::string &got) {
  std::string mine = std::move(token);
  return mine == got; // expect: compare
}
// 19 virtual: the override has no marks
struct verifier {
  virtual ~verifier() = default;
  virtual bool verify(SECRET const u8 *mac, const u8 *got) const = 0;
};
struct naive : verifier {
  bool verify(const u8 *mac, const u8 *got) const override {
    return std::memcmp(mac, got, 16) == 0; // expect: compare
  }
};
// 20 std::function
bool by_function(SECRET const u8 *mac, const u8 *got) {
  std::function<bool(const u8 *, const u8 *)> f = [](const u8 *a, const u8 *b) {
    return std::memcmp(a, b, 16) == 0; // expect: compare
  };
  return f(mac, got);
}
// 21 unique_ptr
bool by_unique(SECRET const u8 *in, const u8 *got) {
  auto p = std::make_unique<u8[]>(16);
  std::memcpy(p.get(), in, 16);
  return p[3] == got[3] ? true : false; // expect: branch
}
// 22 tuple and structured bindings
int bindings(SECRET const u8 *k) {
  std::pair<int, u8> p{1, k[0]};
  auto [id, byte] = p;
  if (byte == 3) // expect: branch
    return id;
  return 0;
}
// 23 std::min
u32 smallest(SECRET u32 a, SECRET u32 b) {
  return std::min(a, b); // expect: branch
}
// 24 std::sort
void sorts(SECRET std::vector<u32> &v) {
  std::sort(v.begin(), v.end()); // expect: compare
}
// 25 find in a secret
bool finds(SECRET const std::string &s) {
  return s.find(':') != std::string::npos; // expect: compare
}
// 26 member function pointer
struct checker {
  bool fast(const u8 *a, const u8 *b) const {
    return std::memcmp(a, b, 16) == 0; // expect: compare
  }
};
bool by_member(const checker &c, SECRET const u8 *mac, const u8 *got) {
  auto m = &checker::fast;
  return (c.*m)(mac, got);
}
// 27 std::hash of a secret and a table
int bucket(const int *table, SECRET const std::string &s) {
  return table[std::hash<std::string>{}(s) & 15]; // expect: index
}
// 28 a class with a method table
struct methods { bool (*eq)(SECRET const u8 *, const u8 *); };
static bool stored(const u8 *a, const u8 *b) {
  return a[0] == b[0] && a[1] == b[1]; // expect: branch
}
constexpr methods table{stored};
// 29 lambda stored in a table with marks
const methods lambdas{[](const u8 *a, const u8 *b) {
  return std::memcmp(a, b, 4) == 0; // expect: compare
}};
