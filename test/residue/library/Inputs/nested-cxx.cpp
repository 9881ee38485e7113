// Methods of another file that run as a part of their callers' regions.
#include "nested-cxx.h"

namespace {
struct Mixer final : Cipher {
  uint64_t run(SECRET const unsigned char *k, int n) override {
    uint64_t w[6];
    for (int i = 0; i < 6; i++)
      w[i] = load64(k + 2 * i) * (uint64_t)n;
    permute(w, 6, 4);
    return w[0] ^ w[5];
  }
};
} // namespace

Cipher &cipher() {
  static Mixer m;
  return m;
}

uint64_t may_throw(SECRET const unsigned char *k, int n) {
  uint64_t w[7];
  for (int i = 0; i < 7; i++)
    w[i] = load64(k + i) + (uint64_t)n;
  permute(w, 7, 5);
  if (n > 9)
    throw std::runtime_error("too many");
  return w[1] ^ (n > 3 ? folded<2>(k) : 0);
}
