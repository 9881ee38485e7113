// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A secret moves through the alternatives of a std::variant, an optional and a tuple, visited by generic lambdas.
// RUN: %residue %s --cxx --levels=O0,O2,Oz --flags=-std=c++17
#include "../Inputs/residue.h"
#include <array>
#include <optional>
#include <string>
#include <tuple>
#include <variant>
namespace {
using Raw = std::array<unsigned char, 24>;
using Words = std::array<uint64_t, 7>;
using Secret = std::variant<std::monostate, uint64_t, Raw, Words, std::string>;
NOINLINE Secret convert(Secret s, unsigned how) {
  return std::visit(
      [how](auto &&v) -> Secret {
        using T = std::decay_t<decltype(v)>;
        if constexpr (std::is_same_v<T, Raw>) {
          Words w{};
          for (unsigned i = 0; i < 7; i++)
            w[i] = load64(v.data() + i) + how;
          return w;
        } else if constexpr (std::is_same_v<T, Words>) {
          std::string t;
          for (auto x : v)
            t += static_cast<char>('a' + x % 26);
          return t + t + t + t;
        } else if constexpr (std::is_same_v<T, std::string>)
          return load64(reinterpret_cast<const unsigned char *>(v.data()));
        else if constexpr (std::is_same_v<T, uint64_t>) {
          Raw r{};
          for (unsigned i = 0; i < 24; i++)
            r[i] = static_cast<unsigned char>(v >> (i % 8 * 8));
          return r;
        } else
          return v;
      },
      std::move(s));
}
NOINLINE std::optional<Words> pick(const Secret &s) {
  if (auto *w = std::get_if<Words>(&s))
    return *w;
  return std::nullopt;
}
NOINLINE std::tuple<Words, std::optional<Raw>> both(Words w, Raw r) {
  return {w, r};
}
NOINLINE void work(SECRET const unsigned char *key, unsigned char *out) {
  SECRET Secret s = Raw{};
  std::copy(key, key + 24, std::get<Raw>(s).begin());
  uint64_t sum = 0;
  for (unsigned i = 0; i < 9; i++) {
    s = convert(s, i);
    if (auto w = pick(s)) {
      auto [x, y] = both(w.value_or(Words{}), Raw{key[i]});
      sum ^= x[i % 7] + y->at(0);
    }
    sum += s.index();
  }
  store64(out, sum);
}
} // namespace
int main() {
  const unsigned char *key = zeroize_audit_begin(32);
  work(key, zeroize_audit_output());
  zeroize_audit_observe();
  return print_output();
}
