// What the files of nested-cxx.cpp share.
#include "../../Inputs/residue.h"
#include <stdexcept>

struct Cipher {
  virtual ~Cipher() = default;
  virtual uint64_t run(SECRET const unsigned char *k, int n) = 0;
  // In every file that uses it; the linker keeps one.
  inline uint64_t twice(SECRET const unsigned char *k) { return run(k, 2) * 3 + run(k + 8, 4); }
};

Cipher &cipher();
uint64_t may_throw(SECRET const unsigned char *k, int n);

template <int N> NOINLINE uint64_t folded(SECRET const unsigned char *k) {
  uint64_t w[N];
  for (int i = 0; i < N; i++)
    w[i] = load64(k + i);
  permute(w, N, 3);
  return w[0] + may_throw(k, N);
}
