// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Guards generators within generators, with keys in strings, vectors and unique_ptr that live across suspensions; a coroutine that
// finds the secret only in what it awaits.
// RUN: %residue %s --cxx --flags=-std=c++20
#include "Inputs/coroutine.h"
#include <memory>
#include <string>
#include <vector>

struct Chunk {
  SECRET std::vector<unsigned char> bytes;
};

static Generator<int> walk(const unsigned char *key, unsigned depth,
                           unsigned char *out) {
  SECRET std::string label((const char *)key + depth, 24 + depth);
  auto words = std::make_unique<uint64_t[]>(4);
  for (int i = 0; i < 4; ++i)
    words[i] = load64((const unsigned char *)label.data() + 4 * i);
  co_yield 1;
  if (depth)
    for (Generator<int> g = walk(key, depth - 1, out); g.next();) {
      label += label[depth];
      co_yield g.value() + 1;
    }
  store64(out + 8 * depth,
          words[depth] ^ fold((const unsigned char *)label.data(), 20));
}

static Task<Chunk> load(const unsigned char *key) {
  Chunk c;
  c.bytes.assign(key, key + 32);
  c.bytes.push_back(7);
  co_return c;
}

static Task<int> sum(const unsigned char *key, unsigned char *out) {
  auto c = co_await load(key);
  auto d = co_await load(key + 8);
  c.bytes.insert(c.bytes.end(), d.bytes.begin(), d.bytes.end());
  store64(out, fold(c.bytes.data(), c.bytes.size()));
  co_return 0;
}

static NOINLINE void work(const unsigned char *seed, unsigned char *out) {
  {
    Generator<int> g = walk(seed, 3, out);
    while (g.next())
      out[62] += (unsigned char)g.value();
  }
  sum(seed, out + 40).get();
}
RESIDUE_MAIN(work, 40)
