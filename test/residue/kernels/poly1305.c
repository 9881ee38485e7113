// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Poly1305 carries a 130-bit accumulator in limbs and products in register pairs (RFC 8439).
// RUN: %residue %s
#include "Inputs/known-answer.h"

__extension__ typedef unsigned __int128 u128;

struct poly1305 {
  uint64_t r[3], h[3], pad[2];
};

static const uint64_t mask44 = 0xfffffffffff, mask42 = 0x3ffffffffff;

static void add_block(struct poly1305 *p, const unsigned char *m,
                      uint64_t top) {
  uint64_t t0 = load64(m), t1 = load64(m + 8);
  p->h[0] += t0 & mask44;
  p->h[1] += (t0 >> 44 | t1 << 20) & mask44;
  p->h[2] += (t1 >> 24) | top;
}

static void multiply(struct poly1305 *p) {
  const uint64_t *h = p->h, *r = p->r;
  uint64_t s1 = r[1] * 20, s2 = r[2] * 20;
  u128 d0 = (u128)h[0] * r[0] + (u128)h[1] * s2 + (u128)h[2] * s1;
  u128 d1 = (u128)h[0] * r[1] + (u128)h[1] * r[0] + (u128)h[2] * s2;
  u128 d2 = (u128)h[0] * r[2] + (u128)h[1] * r[1] + (u128)h[2] * r[0];
  d1 += (uint64_t)(d0 >> 44);
  d2 += (uint64_t)(d1 >> 44);
  uint64_t carry = (uint64_t)(d2 >> 42);
  p->h[0] = ((uint64_t)d0 & mask44) + carry * 5;
  p->h[1] = ((uint64_t)d1 & mask44) + (p->h[0] >> 44);
  p->h[0] &= mask44;
  p->h[2] = (uint64_t)d2 & mask42;
}

static void finish(struct poly1305 *p, unsigned char *tag) {
  uint64_t *h = p->h, g[3], c = 0;
  for (int round = 0; round < 2; round++) {
    h[1] += h[0] >> 44, h[0] &= mask44;
    h[2] += h[1] >> 44, h[1] &= mask44;
    h[0] += (h[2] >> 42) * 5, h[2] &= mask42;
  }
  h[1] += h[0] >> 44, h[0] &= mask44;
  g[0] = h[0] + 5;
  g[1] = h[1] + (g[0] >> 44);
  g[2] = h[2] + (g[1] >> 44) - (UINT64_C(1) << 42);
  uint64_t keep = 0 - (g[2] >> 63);
  for (int i = 0; i < 3; i++)
    h[i] = (h[i] & keep) | (g[i] & (i == 2 ? mask42 : mask44) & ~keep);
  uint64_t lo = h[0] | h[1] << 44, hi = h[1] >> 20 | h[2] << 24;
  u128 sum = (u128)lo + p->pad[0];
  c = (uint64_t)(sum >> 64);
  store64(tag, (uint64_t)sum);
  store64(tag + 8, hi + p->pad[1] + c);
}

static void poly1305(SECRET const unsigned char key[32], const unsigned char *m,
                     size_t n, unsigned char tag[16]) {
  SECRET struct poly1305 p = {{0}, {0}, {0}};
  uint64_t t0 = load64(key) & UINT64_C(0x0ffffffc0fffffff);
  uint64_t t1 = load64(key + 8) & UINT64_C(0x0ffffffc0ffffffc);
  p.r[0] = t0 & mask44;
  p.r[1] = (t0 >> 44 | t1 << 20) & mask44;
  p.r[2] = t1 >> 24;
  p.pad[0] = load64(key + 16);
  p.pad[1] = load64(key + 24);
  for (; n >= 16; m += 16, n -= 16) {
    add_block(&p, m, UINT64_C(1) << 40);
    multiply(&p);
  }
  if (n) {
    unsigned char last[16] = {0};
    memcpy(last, m, n);
    last[n] = 1;
    add_block(&p, last, 0);
    multiply(&p);
  }
  finish(&p, tag);
}

int main(void) {
  static const unsigned char vector_key[32] = {
      0x85, 0xd6, 0xbe, 0x78, 0x57, 0x55, 0x6d, 0x33, 0x7f, 0x44, 0x52,
      0xfe, 0x42, 0xd5, 0x06, 0xa8, 0x01, 0x03, 0x80, 0x8a, 0xfb, 0x0d,
      0xb2, 0xfd, 0x4a, 0xbf, 0xf6, 0xaf, 0x41, 0x49, 0xf5, 0x1b};
  static const char message[] = "Cryptographic Forum Research Group";
  static unsigned char tag[16];
  const unsigned char *key = zeroize_audit_begin(32);
  poly1305(key, (const unsigned char *)message, sizeof message - 1,
           zeroize_audit_output());
  zeroize_audit_observe();
  poly1305(vector_key, (const unsigned char *)message, sizeof message - 1, tag);
  return print_output() ||
         known_answer(tag, 16, "a8061dc1305136c6c22b8baf0c0127a9");
}
