// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A conditional expression, an assignment as a value and a comma move whole records through temporaries.
// RUN: %residue %s
#include "../Inputs/residue.h"

struct key {
  SECRET uint64_t w[3];
};

static NOINLINE struct key take(const unsigned char *key) {
  struct key k;
  for (int i = 0; i < 3; i++)
    k.w[i] = load64(key + 8 * i);
  return k;
}

static NOINLINE uint64_t collapse(struct key k) {
  return k.w[0] * 3 ^ k.w[1] * 5 ^ k.w[2];
}

static void use(const unsigned char *key, unsigned char *out) {
  struct key a = take(key), b = take(key + 24), c;
  uint64_t h = collapse(out[200] ? a : b);
  h ^= collapse(c = a) + collapse((b.w[0]++, b));
  h += take(key + 5).w[1] + c.w[2];
  store64(out, h);
}

int main(void) {
  const unsigned char *key = zeroize_audit_begin(48);
  use(key, zeroize_audit_output());
  zeroize_audit_observe();
  return print_output();
}
