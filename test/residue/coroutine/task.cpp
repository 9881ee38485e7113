// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Guards tasks that hand a key to each other and to a public task by symmetric transfer: each hand-over is an exit of the region.
// RUN: %residue %s --cxx --flags=-std=c++20
// RUN: %zeroizexx -std=c++20 -O2 %quiet %attrs_include %audit_include -c %s -o %t.o 2>&1 | count 0
#include "Inputs/coroutine.h"

struct Key {
  SECRET unsigned char bytes[32];
};

static Task<Key> load(const unsigned char *seed) {
  Key k;
  memcpy(k.bytes, seed, sizeof k.bytes);
  uint64_t w[4];
  for (int i = 0; i < 4; ++i)
    w[i] = load64(k.bytes + 8 * i);
  permute(w, 4, 2);
  for (int i = 0; i < 4; ++i)
    store64(k.bytes + 8 * i, w[i]);
  co_return k;
}

static Task<Key> stretch(const unsigned char *seed) {
  Key a = co_await load(seed);
  Key b = co_await load(seed + 1);
  for (unsigned i = 0; i < sizeof a.bytes; ++i)
    a.bytes[i] ^= b.bytes[31 - i];
  co_return a;
}

static Task<int> tag(const unsigned char *seed, unsigned char *out) {
  Key k = co_await stretch(seed);
  store64(out, fold(k.bytes, sizeof k.bytes));
  co_return 0;
}

// Knows no secret: each of its steps is entered by a jump out of the region.
static Task<int> session(const unsigned char *seed, unsigned char *out) {
  for (int i = 0; i < 2; ++i) {
    co_await tag(seed + 3 * i, out + 8 * i);
    zeroize_audit_observe();
  }
  co_return 0;
}

int main() {
  const unsigned char *secret = zeroize_audit_begin(40);
  session(secret, zeroize_audit_output()).get();
  zeroize_audit_observe();
  return print_output();
}
