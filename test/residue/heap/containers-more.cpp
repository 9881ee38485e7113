// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Nodes of standard containers, shared blocks and captures hold copies of a secret that nobody has marked.
// RUN: %residue --cxx %s --flags=-std=c++20
#include <zeroize/audit.h>
#include <zeroize/secret.h>

#include <array>
#include <cstring>
#include <deque>
#include <functional>
#include <list>
#include <map>
#include <memory>
#include <optional>
#include <unordered_map>
#include <variant>
#include <vector>

using Block = std::array<unsigned char, 48>;

__attribute__((noinline)) static unsigned digest(const Block &b) {
  unsigned h = 5381;
  for (unsigned char c : b)
    h = h * 33 + c;
  return h;
}

__attribute__((noinline)) static void use(const unsigned char *seed,
                                          unsigned char *out) {
  SECRET Block key;
  std::memcpy(key.data(), seed, key.size());
  unsigned h = 0;
  std::map<int, Block> m;
  m[1] = key;
  m[2] = key;
  h += digest(m[2]);
  std::list<Block> l{key, key};
  std::deque<Block> d{key};
  d.push_front(key);
  h += digest(l.front()) + digest(d.back());
  std::unordered_map<int, Block> u;
  for (int i = 0; i < 20; i++)
    u[i] = key;
  h += digest(u[3]);
  std::optional<Block> o{key};
  std::variant<int, Block> v{key};
  h += digest(*o) + digest(std::get<Block>(v));
  auto shared = std::make_shared<Block>(key);
  auto unique = std::make_unique<Block>(key);
  h += digest(*shared) + digest(*unique);
  std::function<unsigned()> f = [key] { return digest(key); };
  auto g = f;
  h += g();
  std::memcpy(out, &h, sizeof h);
}

int main() {
  const unsigned char *seed = zeroize_audit_begin(48);
  use(seed, static_cast<unsigned char *>(zeroize_audit_output()));
  zeroize_audit_observe();
  return 0;
}
