// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Methods and functions on which nothing is marked: they have to do with a class that has a secret
// field, and what they return is made of it. Their callers put it into blocks, and hand it on.
// RUN: %residue %s --cxx
#include "../Inputs/residue.h"
#include <memory>

namespace {

struct block {
  uint64_t word[4];
};

class key {
public:
  explicit key(const unsigned char *from) {
    for (int i = 0; i < 4; i++)
      bytes_[i] = load64(from + 8 * i);
  }
  NOINLINE uint64_t operator[](int i) const { return bytes_[i]; }
  NOINLINE const uint64_t *begin() const { return bytes_; }
  NOINLINE const uint64_t *end() const { return bytes_ + 4; }
  NOINLINE block snapshot() const {
    block b;
    for (int i = 0; i < 4; i++)
      b.word[i] = bytes_[3 - i] * 3;
    return b;
  }
  NOINLINE explicit operator uint64_t() const { return bytes_[0] ^ bytes_[3]; }
  NOINLINE int size() const { return count_; }

private:
  friend uint64_t mixed(const key &k, int round);
  SECRET uint64_t bytes_[4];
  int count_ = 4;
};

NOINLINE uint64_t mixed(const key &k, int round) { return rotl64(k.bytes_[round & 3], 13) + 1; }

NOINLINE uint64_t stir(uint64_t a, uint64_t b) {
  volatile uint64_t words[4] = {a, rotl64(b, 7), a + b, a ^ b};
  return words[0] * 5 + words[1] * 3 + words[2] + words[3];
}

NOINLINE void use(const unsigned char *from, unsigned char *out) {
  key k(from);
  auto copy = std::make_unique<uint64_t[]>(8);
  uint64_t sum = 0;
  for (int i = 0; i < k.size(); i++)
    copy[i] = k[i];
  int n = 4;
  for (uint64_t w : k)
    copy[n++] = ~w;
  for (int i = 0; i < 8; i++)
    sum += stir(copy[i], sum);
  auto b = std::make_unique<block>(k.snapshot());
  for (int i = 0; i < 4; i++)
    sum += stir(b->word[i], mixed(k, i));
  store64(out, sum + stir(static_cast<uint64_t>(k), 1));
}

} // namespace

RESIDUE_MAIN(use, 32)
