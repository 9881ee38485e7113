// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// The X25519 ladder: 64-bit limbs, products of 128 bits, conditional swaps; every intermediate gives the scalar away (RFC 7748).
// RUN: %residue %s
#include "Inputs/known-answer.h"

__extension__ typedef unsigned __int128 u128;
typedef uint64_t fe[5];

static const uint64_t mask51 = (UINT64_C(1) << 51) - 1;

static void fe_load(fe h, const unsigned char *s) {
  h[0] = load64(s) & mask51;
  h[1] = load64(s + 6) >> 3 & mask51;
  h[2] = load64(s + 12) >> 6 & mask51;
  h[3] = load64(s + 19) >> 1 & mask51;
  h[4] = load64(s + 24) >> 12 & mask51;
}

static void fe_carry(fe h) {
  for (int i = 0; i < 4; i++)
    h[i + 1] += h[i] >> 51, h[i] &= mask51;
  h[0] += 19 * (h[4] >> 51), h[4] &= mask51;
}

static void fe_store(unsigned char *s, const fe f) {
  fe h;
  memcpy(h, f, sizeof h);
  fe_carry(h);
  fe_carry(h);
  // Add 19 and take it away again where that does not overflow 2^255.
  h[0] += 19;
  fe_carry(h);
  h[0] += (UINT64_C(1) << 51) - 19;
  for (int i = 1; i < 5; i++)
    h[i] += (UINT64_C(1) << 51) - 1;
  for (int i = 0; i < 4; i++)
    h[i + 1] += h[i] >> 51, h[i] &= mask51;
  h[4] &= mask51;
  store64(s, h[0] | h[1] << 51);
  store64(s + 8, h[1] >> 13 | h[2] << 38);
  store64(s + 16, h[2] >> 26 | h[3] << 25);
  store64(s + 24, h[3] >> 39 | h[4] << 12);
}

static void fe_add(fe h, const fe f, const fe g) {
  for (int i = 0; i < 5; i++)
    h[i] = f[i] + g[i];
}

static void fe_sub(fe h, const fe f, const fe g) {
  // Four times the prime, so that no limb goes below zero.
  h[0] = f[0] + (mask51 - 18) * 4 - g[0];
  for (int i = 1; i < 5; i++)
    h[i] = f[i] + mask51 * 4 - g[i];
  fe_carry(h);
}

static void fe_mul(fe h, const fe f, const fe g) {
  u128 t[5];
  for (int i = 0; i < 5; i++) {
    t[i] = 0;
    for (int j = 0; j < 5; j++)
      t[i] += (u128)f[j] * (j <= i ? g[i - j] : 19 * g[i + 5 - j]);
  }
  for (int i = 0; i < 4; i++)
    t[i + 1] += (uint64_t)(t[i] >> 51);
  uint64_t carry = (uint64_t)(t[4] >> 51);
  for (int i = 0; i < 5; i++)
    h[i] = (uint64_t)t[i] & mask51;
  h[0] += 19 * carry;
  h[1] += h[0] >> 51, h[0] &= mask51;
}

static void fe_small(fe h, const fe f, uint64_t n) {
  u128 t = 0;
  for (int i = 0; i < 5; i++) {
    t += (u128)f[i] * n;
    h[i] = (uint64_t)t & mask51;
    t >>= 51;
  }
  h[0] += 19 * (uint64_t)t;
}

static void fe_swap(fe f, fe g, uint64_t bit) {
  for (int i = 0; i < 5; i++) {
    uint64_t x = (f[i] ^ g[i]) & (0 - bit);
    f[i] ^= x;
    g[i] ^= x;
  }
}

static void fe_invert(fe h, const fe f) {
  fe r = {1, 0, 0, 0, 0};
  // The exponent is 2^255 - 21.
  for (int i = 254; i >= 0; i--) {
    fe_mul(r, r, r);
    if (i != 2 && i != 4)
      fe_mul(r, r, f);
  }
  memcpy(h, r, sizeof r);
}

static void ladder_step(fe x1, fe x2, fe z2, fe x3, fe z3) {
  fe a, b, c, d, aa, bb, e, da, cb;
  fe_add(a, x2, z2), fe_mul(aa, a, a);
  fe_sub(b, x2, z2), fe_mul(bb, b, b);
  fe_sub(e, aa, bb);
  fe_add(c, x3, z3), fe_sub(d, x3, z3);
  fe_mul(da, d, a), fe_mul(cb, c, b);
  fe_add(a, da, cb), fe_mul(x3, a, a);
  fe_sub(b, da, cb), fe_mul(b, b, b), fe_mul(z3, x1, b);
  fe_mul(x2, aa, bb);
  fe_small(c, e, 121665), fe_add(c, c, aa), fe_mul(z2, e, c);
}

static void x25519(unsigned char *out, SECRET const unsigned char scalar[32],
                   const unsigned char point[32]) {
  SECRET unsigned char e[32];
  memcpy(e, scalar, sizeof e);
  e[0] &= 248;
  e[31] = (e[31] & 127) | 64;
  fe x1, x2 = {1}, z2 = {0}, x3, z3 = {1};
  fe_load(x1, point);
  memcpy(x3, x1, sizeof x3);
  uint64_t swap = 0;
  for (int i = 254; i >= 0; i--) {
    uint64_t bit = e[i / 8] >> (i & 7) & 1;
    fe_swap(x2, x3, swap ^ bit);
    fe_swap(z2, z3, swap ^ bit);
    swap = bit;
    ladder_step(x1, x2, z2, x3, z3);
  }
  fe_swap(x2, x3, swap);
  fe_swap(z2, z3, swap);
  fe_invert(z2, z2);
  fe_mul(x2, x2, z2);
  fe_store(out, x2);
}

int main(void) {
  static const unsigned char scalar[32] = {
      0xa5, 0x46, 0xe3, 0x6b, 0xf0, 0x52, 0x7c, 0x9d, 0x3b, 0x16, 0x15,
      0x4b, 0x82, 0x46, 0x5e, 0xdd, 0x62, 0x14, 0x4c, 0x0a, 0xc1, 0xfc,
      0x5a, 0x18, 0x50, 0x6a, 0x22, 0x44, 0xba, 0x44, 0x9a, 0xc4};
  static const unsigned char point[32] = {
      0xe6, 0xdb, 0x68, 0x67, 0x58, 0x30, 0x30, 0xdb, 0x35, 0x94, 0xc1,
      0xa4, 0x24, 0xb1, 0x5f, 0x7c, 0x72, 0x66, 0x24, 0xec, 0x26, 0xb3,
      0x35, 0x3b, 0x10, 0xa9, 0x03, 0xa6, 0xd0, 0xab, 0x1c, 0x4c};
  static unsigned char shared[32];
  const unsigned char *key = zeroize_audit_begin(32);
  x25519(zeroize_audit_output(), key, point);
  zeroize_audit_observe();
  x25519(shared, scalar, point);
  return print_output() || known_answer(shared, 32,
                                        "c3da55379de9c6908e94ea4df28d084f"
                                        "32eccf03491c71f754b4075577a28552");
}
