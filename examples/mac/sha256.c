// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// SHA-256 as in FIPS 180-4, section 6.2. Nothing here is wiped by hand: the
// struct's fields are marked in sha256.h, and what the compiler makes of the
// working variables (spill slots, vector registers) is the plugin's business.
// Covered by test/examples/mac-vectors.test and mac-audit.test.

#include "sha256.h"

#include <string.h>

// FIPS 180-4, 5.3.3: fractional parts of the square roots of the first 8
// primes.
static const uint32_t initial_state[8] = {
    0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a,
    0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19,
};

// FIPS 180-4, 4.2.2: fractional parts of the cube roots of the first 64 primes.
static const uint32_t round_constants[64] = {
    0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1,
    0x923f82a4, 0xab1c5ed5, 0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3,
    0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174, 0xe49b69c1, 0xefbe4786,
    0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
    0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147,
    0x06ca6351, 0x14292967, 0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13,
    0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85, 0xa2bfe8a1, 0xa81a664b,
    0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
    0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a,
    0x5b9cca4f, 0x682e6ff3, 0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208,
    0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2,
};

static uint32_t rotate_right(uint32_t x, unsigned n) {
  return x >> n | x << (32 - n);
}

static uint32_t load_be32(const unsigned char p[4]) {
  return (uint32_t)p[0] << 24 | (uint32_t)p[1] << 16 | (uint32_t)p[2] << 8 |
         (uint32_t)p[3];
}

static void store_be32(unsigned char p[4], uint32_t x) {
  p[0] = (unsigned char)(x >> 24);
  p[1] = (unsigned char)(x >> 16);
  p[2] = (unsigned char)(x >> 8);
  p[3] = (unsigned char)x;
}

// The compression function, FIPS 180-4, 6.2.2.
static void compress(uint32_t state[8],
                     const unsigned char block[SHA256_BLOCK_BYTES]) {
  uint32_t w[64];
  for (size_t t = 0; t < 16; t++)
    w[t] = load_be32(block + 4 * t);
  for (size_t t = 16; t < 64; t++) {
    uint32_t x = w[t - 2], y = w[t - 15];
    uint32_t s1 = rotate_right(x, 17) ^ rotate_right(x, 19) ^ x >> 10;
    uint32_t s0 = rotate_right(y, 7) ^ rotate_right(y, 18) ^ y >> 3;
    w[t] = s1 + w[t - 7] + s0 + w[t - 16];
  }

  uint32_t v[8];
  memcpy(v, state, sizeof v);
  for (size_t t = 0; t < 64; t++) {
    uint32_t a = v[0], e = v[4];
    uint32_t s1 =
        rotate_right(e, 6) ^ rotate_right(e, 11) ^ rotate_right(e, 25);
    uint32_t choose = (e & v[5]) ^ (~e & v[6]);
    uint32_t t1 = v[7] + s1 + choose + round_constants[t] + w[t];
    uint32_t s0 =
        rotate_right(a, 2) ^ rotate_right(a, 13) ^ rotate_right(a, 22);
    uint32_t majority = (a & v[1]) ^ (a & v[2]) ^ (v[1] & v[2]);
    memmove(v + 1, v, 7 * sizeof v[0]);
    v[0] = t1 + s0 + majority;
    v[4] += t1;
  }
  for (size_t i = 0; i < 8; i++)
    state[i] += v[i];
}

void sha256_init(struct sha256 *h) {
  memcpy(h->state, initial_state, sizeof h->state);
  h->total = 0;
}

void sha256_update(struct sha256 *h, SECRET const void *data, size_t size) {
  const unsigned char *p = data;
  while (size > 0) {
    size_t used = (size_t)(h->total % SHA256_BLOCK_BYTES);
    size_t take = SHA256_BLOCK_BYTES - used;
    if (take > size)
      take = size;
    memcpy(h->block + used, p, take);
    h->total += take;
    p += take;
    size -= take;
    if (used + take == SHA256_BLOCK_BYTES)
      compress(h->state, h->block);
  }
}

void sha256_final(struct sha256 *h, SECRET unsigned char digest[SHA256_BYTES]) {
  // FIPS 180-4, 5.1.1: a one bit, zeros, and the length in bits as 64-bit
  // big-endian number.
  static const unsigned char padding[SHA256_BLOCK_BYTES] = {0x80};
  uint64_t bits = h->total * 8;
  size_t used = (size_t)(h->total % SHA256_BLOCK_BYTES);
  unsigned char length[8];
  store_be32(length, (uint32_t)(bits >> 32));
  store_be32(length + 4, (uint32_t)bits);
  sha256_update(h, padding, (used < 56 ? 56 : 120) - used);
  sha256_update(h, length, sizeof length);
  for (size_t i = 0; i < 8; i++)
    store_be32(digest + 4 * i, h->state[i]);
}
