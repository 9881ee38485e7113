// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// SHA-256 (FIPS 180-4) and HMAC (FIPS 198-1) as unannotated helpers of kernels/hmac-sha256.c and
// kernels/password-hash.c. The round constants are computed: fractional parts of cube roots.

#ifndef RESIDUE_KERNELS_INPUTS_HMAC_SHA256_H
#define RESIDUE_KERNELS_INPUTS_HMAC_SHA256_H

#include "known-answer.h"

struct sha256 {
  uint32_t h[8];
  uint64_t length;
  unsigned char block[64];
};

struct hmac {
  struct sha256 inner, outer;
};

static uint32_t sha256_k[64], sha256_iv[8];

// The first 32 bits of the fractional part of the n-th root (2 or 3) of p, by bisection on integers.
static inline uint32_t root_fraction(unsigned p, int n) {
  __extension__ typedef unsigned __int128 u128;
  uint64_t root = 0;
  for (int bit = 35; bit >= 0; bit--) {
    u128 x = root | UINT64_C(1) << bit;
    if (n == 2 ? x * x <= (u128)p << 64 : x * x * x <= (u128)p << 96)
      root = (uint64_t)x;
  }
  return (uint32_t)root;
}

// Public: to be called before the secret comes into being.
static inline void sha256_tables(void) {
  int n = 0;
  for (unsigned p = 2; n < 64; p++) {
    unsigned d = 2;
    while (d * d <= p && p % d)
      d++;
    if (d * d <= p)
      continue;
    sha256_k[n] = root_fraction(p, 3);
    if (n < 8)
      sha256_iv[n] = root_fraction(p, 2);
    n++;
  }
}

static inline uint32_t load32_big(const unsigned char *p) {
  return (uint32_t)p[0] << 24 | (uint32_t)p[1] << 16 | (uint32_t)p[2] << 8 |
         p[3];
}

static inline uint32_t rotr32(uint32_t x, unsigned n) {
  return x >> n | x << (32 - n);
}

static void sha256_compress(uint32_t *h, const unsigned char *block) {
  uint32_t w[64], s[8];
  for (int i = 0; i < 16; i++)
    w[i] = load32_big(block + 4 * i);
  for (int i = 16; i < 64; i++) {
    uint32_t a = w[i - 15], b = w[i - 2];
    w[i] = w[i - 16] + w[i - 7] + (rotr32(a, 7) ^ rotr32(a, 18) ^ a >> 3) +
           (rotr32(b, 17) ^ rotr32(b, 19) ^ b >> 10);
  }
  memcpy(s, h, sizeof s);
  for (int i = 0; i < 64; i++) {
    uint32_t e = s[4], a = s[0];
    uint32_t t1 = s[7] + (rotr32(e, 6) ^ rotr32(e, 11) ^ rotr32(e, 25)) +
                  ((e & s[5]) ^ (~e & s[6])) + sha256_k[i] + w[i];
    uint32_t t2 = (rotr32(a, 2) ^ rotr32(a, 13) ^ rotr32(a, 22)) +
                  ((a & s[1]) ^ (a & s[2]) ^ (s[1] & s[2]));
    for (int j = 7; j > 0; j--)
      s[j] = s[j - 1];
    s[4] += t1;
    s[0] = t1 + t2;
  }
  for (int i = 0; i < 8; i++)
    h[i] += s[i];
}

static void sha256_init(struct sha256 *c) {
  memcpy(c->h, sha256_iv, sizeof c->h);
  c->length = 0;
}

static void sha256_update(struct sha256 *c, const unsigned char *p, size_t n) {
  while (n) {
    size_t used = c->length % 64, m = 64 - used < n ? 64 - used : n;
    memcpy(c->block + used, p, m);
    c->length += m;
    p += m;
    n -= m;
    if (c->length % 64 == 0)
      sha256_compress(c->h, c->block);
  }
}

static void sha256_final(struct sha256 *c, unsigned char *digest) {
  static const unsigned char pad[64] = {0x80};
  unsigned char bits[8];
  for (int i = 0; i < 8; i++)
    bits[i] = (unsigned char)(c->length * 8 >> (56 - 8 * i));
  sha256_update(c, pad, 1 + (119 - c->length % 64) % 64);
  sha256_update(c, bits, 8);
  for (int i = 0; i < 32; i++)
    digest[i] = (unsigned char)(c->h[i / 4] >> (24 - 8 * (i % 4)));
}

static void hmac_init(struct hmac *c, const unsigned char *key, size_t n) {
  unsigned char block[64] = {0};
  if (n > sizeof block) {
    sha256_init(&c->inner);
    sha256_update(&c->inner, key, n);
    sha256_final(&c->inner, block);
  } else {
    memcpy(block, key, n);
  }
  for (int i = 0; i < 64; i++)
    block[i] ^= 0x36;
  sha256_init(&c->inner);
  sha256_update(&c->inner, block, sizeof block);
  for (int i = 0; i < 64; i++)
    block[i] ^= 0x36 ^ 0x5c;
  sha256_init(&c->outer);
  sha256_update(&c->outer, block, sizeof block);
}

static void hmac_final(struct hmac *c, unsigned char *tag) {
  unsigned char digest[32];
  sha256_final(&c->inner, digest);
  sha256_update(&c->outer, digest, sizeof digest);
  sha256_final(&c->outer, tag);
}

#endif // RESIDUE_KERNELS_INPUTS_HMAC_SHA256_H
