// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Pairs, tuples and their kin of records that the program compares by an operator of its own: they were rejected although
// the operator takes the same time for all secrets, and nothing else in them is secret.
// RUN: %score -std=c++20 %s
#include <algorithm>
#include <array>
#include <cstring>
#include <map>
#include <optional>
#include <string>
#include <tuple>
#include <utility>
#include <variant>
#include <vector>
#include <zeroize/secret.h>
typedef unsigned char u8;
struct Tag {
  SECRET std::array<u8, 16> t;
  friend bool operator==(const Tag &a, const Tag &b) { return secret_equal(a.t.data(), b.t.data(), 16); }
};
struct Early {
  SECRET std::array<u8, 16> t;
  friend bool operator==(const Early &a, const Early &b) {
    return std::memcmp(a.t.data(), b.t.data(), 16) == 0; // expect: compare
  }
};
bool silent_tuple(const std::tuple<Tag, Tag> &a, const std::tuple<Tag, Tag> &b) { return a == b; }
bool silent_tuple_ne(const std::tuple<Tag, Tag> &a, const std::tuple<Tag, Tag> &b) { return a != b; }
bool silent_pair(const std::pair<Tag, Tag> &a, const std::pair<Tag, Tag> &b) { return a == b; }
bool silent_mixed(const std::tuple<int, Tag> &a, const std::tuple<int, Tag> &b) { return a == b; }
bool silent_pair_mixed(const std::pair<int, Tag> &a, const std::pair<int, Tag> &b) { return a == b; }
bool silent_pair_str(const std::pair<std::string, Tag> &a, const std::pair<std::string, Tag> &b) { return a == b; }
bool silent_find_pair(const std::vector<std::pair<std::string, Tag>> &a, const std::pair<std::string, Tag> &b) {
  return std::find(a.begin(), a.end(), b) != a.end();
}
bool silent_tie(const Tag &a, const Tag &b, int i, int j) { return std::tie(a, i) == std::tie(b, j); }
bool silent_opt(const std::optional<Tag> &a, const std::optional<Tag> &b) { return a == b; }
bool silent_opt2(const std::optional<Tag> &a, const Tag &b) { return a == b; }
bool silent_var(const std::variant<int, Tag> &a, const std::variant<int, Tag> &b) { return a == b; }
bool silent_map(const std::map<int, Tag> &a, const std::map<int, Tag> &b) { return a == b; }
bool silent_nested(const std::tuple<int, std::pair<Tag, int>> &a, const std::tuple<int, std::pair<Tag, int>> &b) {
  return a == b;
}
bool early_tuple(const std::tuple<Early, int> &a, const std::tuple<Early, int> &b) { return a == b; }
bool two(const std::tuple<Tag, std::string> &a, SECRET const std::tuple<Tag, std::string> &b) {
  return a == b; // expect: compare
}
struct Def {
  SECRET std::array<u8, 16> t;
  bool operator==(const Def &) const = default;
};
bool deft(const std::tuple<Def, int> &a, const std::tuple<Def, int> &b) { return a == b; }         // expect: compare
bool bytes(SECRET const std::tuple<int, int> &a, const std::tuple<int, int> &b) { return a == b; } // expect: compare
struct Rec {
  int id;
  SECRET std::array<u8, 16> key;
};
bool tied(const Rec &a, const Rec &b) { return std::tie(a.id, a.key) == std::tie(b.id, b.key); } // expect: compare
bool silent_tied(const Rec &a, const Rec &b) { return std::tie(a.id) == std::tie(b.id); }
