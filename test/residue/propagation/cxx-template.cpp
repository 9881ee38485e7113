// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Templates, references and lambdas pass the secret on: each instantiation is a function of its own.
// RUN: %residue %s --cxx
#include "../Inputs/residue.h"

namespace {

template <typename T, unsigned N> struct words {
  T w[N];
};

template <typename T, unsigned N> NOINLINE T stir(words<T, N> &k, T salt) {
  for (unsigned i = 0; i < N; i++)
    k.w[i] = static_cast<T>(k.w[i] * 5 + k.w[(i + 1) % N] + salt);
  return k.w[0];
}

template <typename F> NOINLINE uint64_t apply(unsigned n, const F &f) {
  uint64_t h = 0;
  for (unsigned i = 0; i < n; i++)
    h = rotl64(h, 5) ^ f(i);
  return h;
}

void use(SECRET const unsigned char *key, unsigned char *out) {
  words<uint64_t, 4> a;
  words<uint16_t, 16> b;
  memcpy(a.w, key, sizeof a.w);
  memcpy(b.w, key + 32, sizeof b.w);
  uint64_t h = stir<uint64_t, 4>(a, 3) ^ stir<uint16_t, 16>(b, 9);
  h ^= apply(5, [&](unsigned i) { return a.w[i % 4] * b.w[i]; });
  uint64_t own = a.w[2];
  h ^= apply(3, [own](unsigned i) { return own + i; });
  store64(out, h);
}

} // namespace

int main() {
  const unsigned char *key = zeroize_audit_begin(64);
  use(key, zeroize_audit_output());
  zeroize_audit_observe();
  return print_output();
}
