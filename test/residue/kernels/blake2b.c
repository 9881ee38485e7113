// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// BLAKE2b works on sixteen 64-bit words at once, more than there are registers (RFC 7693).
// RUN: %residue %s
#include "Inputs/known-answer.h"

static const uint64_t iv[8] = {
    UINT64_C(0x6a09e667f3bcc908), UINT64_C(0xbb67ae8584caa73b),
    UINT64_C(0x3c6ef372fe94f82b), UINT64_C(0xa54ff53a5f1d36f1),
    UINT64_C(0x510e527fade682d1), UINT64_C(0x9b05688c2b3e6c1f),
    UINT64_C(0x1f83d9abfb41bd6b), UINT64_C(0x5be0cd19137e2179)};

static const unsigned char sigma[10][16] = {
    {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15},
    {14, 10, 4, 8, 9, 15, 13, 6, 1, 12, 0, 2, 11, 7, 5, 3},
    {11, 8, 12, 0, 5, 2, 15, 13, 10, 14, 3, 6, 7, 1, 9, 4},
    {7, 9, 3, 1, 13, 12, 11, 14, 2, 6, 5, 10, 4, 0, 15, 8},
    {9, 0, 5, 7, 2, 4, 10, 15, 14, 1, 11, 12, 6, 8, 3, 13},
    {2, 12, 6, 10, 0, 11, 8, 3, 4, 13, 7, 5, 15, 14, 1, 9},
    {12, 5, 1, 15, 14, 13, 4, 10, 0, 7, 6, 3, 9, 2, 8, 11},
    {13, 11, 7, 14, 12, 1, 3, 9, 5, 0, 15, 4, 8, 6, 2, 10},
    {6, 15, 14, 9, 11, 3, 0, 8, 12, 2, 13, 7, 1, 4, 10, 5},
    {10, 2, 8, 4, 7, 6, 1, 5, 15, 11, 9, 14, 3, 12, 13, 0}};

static void g(uint64_t *v, int a, int b, int c, int d, uint64_t x, uint64_t y) {
  v[a] += v[b] + x, v[d] = rotl64(v[d] ^ v[a], 32);
  v[c] += v[d], v[b] = rotl64(v[b] ^ v[c], 40);
  v[a] += v[b] + y, v[d] = rotl64(v[d] ^ v[a], 48);
  v[c] += v[d], v[b] = rotl64(v[b] ^ v[c], 1);
}

static void compress(uint64_t *h, const unsigned char *block, uint64_t length,
                     int last) {
  uint64_t v[16], m[16];
  for (int i = 0; i < 16; i++)
    m[i] = load64(block + 8 * i);
  for (int i = 0; i < 8; i++) {
    v[i] = h[i];
    v[i + 8] = iv[i];
  }
  v[12] ^= length;
  if (last)
    v[14] = ~v[14];
  for (int r = 0; r < 12; r++) {
    const unsigned char *s = sigma[r % 10];
    for (int i = 0; i < 4; i++)
      g(v, i, 4 + i, 8 + i, 12 + i, m[s[2 * i]], m[s[2 * i + 1]]);
    for (int i = 0; i < 4; i++)
      g(v, i, 4 + (i + 1) % 4, 8 + (i + 2) % 4, 12 + (i + 3) % 4,
        m[s[8 + 2 * i]], m[s[9 + 2 * i]]);
  }
  for (int i = 0; i < 8; i++)
    h[i] ^= v[i] ^ v[i + 8];
}

static void blake2b(unsigned char *out, SECRET const unsigned char *key,
                    size_t key_size, const unsigned char *in, size_t n) {
  SECRET unsigned char block[128] = {0};
  uint64_t h[8], length = 0;
  memcpy(h, iv, sizeof h);
  h[0] ^= 0x01010000 ^ (uint64_t)key_size << 8 ^ 64;
  if (key_size) {
    memcpy(block, key, key_size);
    length = 128;
    if (n) {
      compress(h, block, length, 0);
      memset(block, 0, sizeof block);
    }
  }
  for (; n > 128; in += 128, n -= 128)
    compress(h, in, length += 128, 0);
  if (n)
    memcpy(block, in, n);
  compress(h, block, length + n, 1);
  for (int i = 0; i < 8; i++)
    store64(out + 8 * i, h[i]);
}

int main(void) {
  static const unsigned char text[] = "abc";
  static unsigned char digest[64];
  const unsigned char *key = zeroize_audit_begin(48);
  blake2b(zeroize_audit_output(), key, 48, text, 3);
  zeroize_audit_observe();
  blake2b(digest, NULL, 0, text, 3);
  return print_output() || known_answer(digest, 64,
                                        "ba80a53f981c4d0d6a2797b69f12f6e9"
                                        "4c212f14685ac4b74b12bb6fdbffa2d1"
                                        "7d87c5392aab792dc252d5de4533cc95"
                                        "18d38aa8dbf1925ab92386edd4009923");
}
