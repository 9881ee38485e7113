// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// From the seventh argument on, words are passed in the caller's frame, in the area that -Os pushes and pops.
// RUN: %residue %s
#include "../Inputs/residue.h"

static NOINLINE uint64_t nine(uint64_t a, uint64_t b, uint64_t c, uint64_t d,
                              uint64_t e, uint64_t f, uint64_t g, uint64_t h,
                              uint64_t i) {
  return (a ^ rotl64(b, 1)) * (c ^ rotl64(d, 3)) + (e ^ rotl64(f, 5)) +
         (g ^ rotl64(h, 7)) * (i | 1);
}

static NOINLINE uint64_t mixed(uint32_t a, unsigned char b, uint16_t c,
                               uint64_t d, uint32_t e, uint64_t f,
                               unsigned char g, uint16_t h, uint32_t i,
                               uint64_t j, double k) {
  return a + b * 3u + c * 5u + d + e * 7u + f + g * 11u + h * 13u + i + j +
         (uint64_t)k;
}

static void use(SECRET const unsigned char *key, unsigned char *out) {
  uint64_t w[9];
  for (int i = 0; i < 9; i++)
    w[i] = load64(key + 8 * i);
  uint64_t x = nine(w[0], w[1], w[2], w[3], w[4], w[5], w[6], w[7], w[8]);
  x ^= nine(w[8], x, w[7], w[1], w[6], w[2], w[5], w[3], w[4]);
  x += mixed((uint32_t)w[0], key[9], (uint16_t)w[2], w[3], (uint32_t)w[4], w[5],
             key[10], (uint16_t)w[7], (uint32_t)w[8], x, (double)(x >> 50));
  store64(out, x);
}

int main(void) {
  const unsigned char *key = zeroize_audit_begin(72);
  use(key, zeroize_audit_output());
  zeroize_audit_observe();
  return print_output();
}
