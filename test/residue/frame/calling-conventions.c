// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Other calling conventions pass secrets in other registers and save others: what is cleared must not be what they return or preserve.
// RUN: %residue %s
// RUN: %residue %s --flags=-mavx2
#include "../Inputs/residue.h"

typedef float vec __attribute__((vector_size(16)));

static NOINLINE __attribute__((regcall)) uint64_t
regcall(uint64_t a, uint64_t b, uint64_t c, uint64_t d, uint64_t e, uint64_t f,
        uint64_t g, uint64_t h) {
  uint64_t s[8] = {a, b, c, d, e, f, g, h};
  permute(s, 8, 3);
  return s[1] ^ s[6];
}

static NOINLINE __attribute__((vectorcall)) vec vectorcall(vec a, vec b, vec c,
                                                           vec d, vec e, vec f) {
  return (a * b + c) * (d - e) + f;
}

static NOINLINE __attribute__((preserve_most)) uint64_t
preserve_most(const uint64_t *w) {
  uint64_t s[4] = {w[0], w[1], w[2], w[3]};
  permute(s, 4, 3);
  return s[0] + s[3];
}

static NOINLINE __attribute__((preserve_all)) void preserve_all(uint64_t *w) {
  uint64_t s[4] = {w[3], w[2], w[1], w[0]};
  permute(s, 4, 3);
  w[0] ^= s[2];
}

static NOINLINE __attribute__((preserve_none)) uint64_t
preserve_none(uint64_t a, uint64_t b, uint64_t c) {
  uint64_t s[3] = {a, b, c};
  permute(s, 3, 5);
  return s[0] ^ s[1];
}

static NOINLINE __attribute__((ms_abi)) uint64_t ms_abi(uint64_t a, double b,
                                                        uint64_t c) {
  uint64_t s[3] = {a, (uint64_t)b, c};
  permute(s, 3, 5);
  return s[0] ^ s[2];
}

static void use(SECRET const unsigned char *key, unsigned char *out) {
  uint64_t w[8];
  for (int i = 0; i < 8; i++)
    w[i] = load64(key + 8 * i);
  uint64_t h = regcall(w[0], w[1], w[2], w[3], w[4], w[5], w[6], w[7]);
  h ^= preserve_most(w) + preserve_none(w[4], w[5], w[6]);
  preserve_all(w);
  h += ms_abi(w[0], (double)(w[1] >> 20), w[2]);
  vec v[6];
  for (int i = 0; i < 6; i++)
    for (int j = 0; j < 4; j++)
      v[i][j] = (float)(w[i] >> (16 * j) & 0xffff);
  vec r = vectorcall(v[0], v[1], v[2], v[3], v[4], v[5]);
  store64(out, h);
  store32(out + 8, (uint32_t)(int)(r[0] - r[3]));
}

int main(void) {
  const unsigned char *key = zeroize_audit_begin(64);
  use(key, zeroize_audit_output());
  zeroize_audit_observe();
  return print_output();
}
