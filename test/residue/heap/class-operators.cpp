// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Guards keys in classes with operators new and delete of their own, aligned, in arrays, behind a pointer to the implementation.
// RUN: %residue %s --cxx --flags=-std=c++17
#include "../Inputs/residue.h"
#include <cstdlib>
#include <memory>
#include <new>
#include <optional>
#include <string>

class Vault {
public:
  explicit Vault(const unsigned char *k);
  ~Vault();
  Vault(Vault &&) noexcept;
  uint64_t open(unsigned n) const;

private:
  struct Impl;
  std::unique_ptr<Impl> impl;
};
struct Pooled {
  static inline unsigned live = 0;
  static void *operator new(std::size_t n) {
    live++;
    return std::malloc(n);
  }
  static void operator delete(void *p, std::size_t) {
    live--;
    std::free(p);
  }
  static void *operator new[](std::size_t n) { return std::malloc(n); }
  static void operator delete[](void *p) { std::free(p); }
};
struct alignas(64) Lane : Pooled {
  SECRET uint64_t w[8];
  Lane() {
    for (auto &x : w)
      x = 0;
  }
  ~Lane() { w[0] = 0; }
};
struct Vault::Impl : private Pooled {
  using Pooled::operator new;
  using Pooled::operator delete;
  SECRET unsigned char root[32];
  std::optional<Lane> cache;
  mutable SECRET uint64_t last = 0;
};
Vault::Vault(const unsigned char *k) : impl(new Impl) {
  memcpy(impl->root, k, 32);
  impl->cache.emplace();
  for (int i = 0; i < 8; i++)
    impl->cache->w[i] = load32(k + 4 * i);
}
Vault::~Vault() = default;
Vault::Vault(Vault &&) noexcept = default;
uint64_t Vault::open(unsigned n) const {
  return impl->last =
             fold(impl->root, 32) ^ impl->cache->w[n & 7] ^ impl->last * 3;
}
struct Wide {
  SECRET unsigned char b[48];
  virtual ~Wide() {}
};
struct Wider : Wide {
  SECRET std::string note;
};

static NOINLINE void work(SECRET const unsigned char *seed,
                          unsigned char *out) {
  Vault a(seed), b(std::move(a));
  uint64_t acc = b.open(1) + b.open(2);
  Lane *lanes = new Lane[3];
  for (int i = 0; i < 3; i++)
    for (int j = 0; j < 8; j++)
      lanes[i].w[j] = load64(seed + j) + i;
  acc ^= lanes[2].w[7];
  delete[] lanes;
  auto *arr = new (std::align_val_t(64)) unsigned char[200];
  for (int i = 0; i < 200; i++)
    arr[i] = seed[i & 31] ^ 9;
  acc += fold(arr, 200);
  ::operator delete[](arr, std::align_val_t(64));
  std::unique_ptr<Wide> w = std::make_unique<Wider>();
  memcpy(w->b, seed, 32);
  static_cast<Wider &>(*w).note.assign((const char *)seed, 32);
  acc ^= w->b[9] + (unsigned char)static_cast<Wider &>(*w).note[30];
  auto *raw = new (std::nothrow) Wider[2];
  if (raw) {
    raw[1].note = "n";
    raw[1].note.append((const char *)seed + 8, 20);
    acc += raw[1].note.size();
    delete[] raw;
  }
  store64(out, acc);
}
RESIDUE_MAIN(work, 32)
