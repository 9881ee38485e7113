// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Guards a coroutine's parameters, which it copies into its frame: marked ones, records with secret fields, classes with destructors, captures.
// RUN: %residue %s --cxx --flags=-std=c++20
#include "Inputs/coroutine.h"
#include <string>

struct Pair {
  SECRET uint64_t a, b;
  unsigned n;
};

struct Holder {
  SECRET unsigned char bytes[24];
  explicit Holder(const unsigned char *seed) { memcpy(bytes, seed, 24); }
  Holder(Holder &&other) noexcept {
    memcpy(bytes, other.bytes, 24);
    memset(other.bytes, 0, 24);
  }
  ~Holder() { bytes[0] = 0; }
};

static Generator<uint64_t> scalars(SECRET uint64_t a, SECRET uint64_t b) {
  co_yield secret_declassify((a ^ b) >> 50);
  co_yield secret_declassify((a * b) >> 50);
}

static Generator<uint64_t> records(Pair p, Holder h) {
  co_yield secret_declassify((p.a + p.b * p.n) >> 50);
  co_yield secret_declassify(load64(h.bytes + 8) >> 50);
}

static Generator<uint64_t> texts(SECRET std::string text) {
  text += "and more, so that it grows";
  co_yield secret_declassify(fold((const unsigned char *)text.data(), 30) >>
                             50);
}

static NOINLINE void work(const unsigned char *seed, unsigned char *out) {
  {
    auto g = scalars(load64(seed), load64(seed + 8));
    g.next();
    store32(out, (uint32_t)g.value());
    g.next();
    store32(out + 4, (uint32_t)g.value());
  }
  {
    auto g = records({load64(seed), load64(seed + 16), 3}, Holder(seed));
    while (g.next())
      store32(out + 8, load32(out + 8) + (uint32_t)g.value());
  }
  {
    auto g = texts(std::string((const char *)seed, 32));
    g.next();
    store32(out + 16, (uint32_t)g.value());
  }
  SECRET uint64_t k = load64(seed + 20);
  auto lambda = [k]() -> Generator<uint64_t> {
    co_yield secret_declassify(k >> 50);
    co_yield secret_declassify((k * 5) >> 50);
  };
  auto g = lambda();
  while (g.next())
    store32(out + 20, load32(out + 20) + (uint32_t)g.value());
}
RESIDUE_MAIN(work, 32)
