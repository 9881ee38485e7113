// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// By-value copies of a secret struct through helpers that carry no annotation.
// RUN: %residue %s
#include "../Inputs/residue.h"

struct state {
  uint32_t w[12];
};

static NOINLINE uint32_t collapse(struct state s) {
  uint32_t h = 0;
  for (int i = 0; i < 12; i++)
    h = rotl32(h + s.w[i], 3) * 0x01000193u;
  return h;
}

static NOINLINE uint32_t twice(struct state s) {
  s.w[0] ^= collapse(s);
  return collapse(s);
}

static void use(SECRET const unsigned char *key, unsigned char *out) {
  struct state s;
  for (int i = 0; i < 12; i++)
    s.w[i] = load32(key + 4 * i);
  store32(out, twice(s));
}

int main(void) {
  const unsigned char *key = zeroize_audit_begin(48);
  use(key, zeroize_audit_output());
  zeroize_audit_observe();
  return print_output();
}
