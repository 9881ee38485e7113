// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Scrypt's ROMix walks a table of blocks at places that the password chooses (RFC 7914); here the table is on the stack.
// RUN: %residue %s
#include "Inputs/known-answer.h"

enum { WORDS = 32, BLOCKS = 64 };

static void salsa(uint32_t *b) {
  static const unsigned char order[4][4] = {
      {0, 4, 8, 12}, {5, 9, 13, 1}, {10, 14, 2, 6}, {15, 3, 7, 11}};
  static const unsigned char rows[4][4] = {
      {0, 1, 2, 3}, {5, 6, 7, 4}, {10, 11, 8, 9}, {15, 12, 13, 14}};
  uint32_t x[16];
  memcpy(x, b, sizeof x);
  for (int r = 0; r < 8; r++)
    for (int i = 0; i < 4; i++) {
      const unsigned char *o = r & 1 ? rows[i] : order[i];
      x[o[1]] ^= rotl32(x[o[0]] + x[o[3]], 7);
      x[o[2]] ^= rotl32(x[o[1]] + x[o[0]], 9);
      x[o[3]] ^= rotl32(x[o[2]] + x[o[1]], 13);
      x[o[0]] ^= rotl32(x[o[3]] + x[o[2]], 18);
    }
  for (int i = 0; i < 16; i++)
    b[i] += x[i];
}

static void block_mix(uint32_t *b) {
  uint32_t x[16];
  memcpy(x, b + 16, sizeof x);
  for (int half = 0; half < 2; half++) {
    for (int i = 0; i < 16; i++)
      x[i] ^= b[16 * half + i];
    salsa(x);
    memcpy(b + 16 * half, x, sizeof x);
  }
}

static void ro_mix(SECRET uint32_t b[WORDS]) {
  uint32_t table[BLOCKS][WORDS];
  for (int i = 0; i < BLOCKS; i++) {
    memcpy(table[i], b, sizeof table[i]);
    block_mix(b);
  }
  for (int i = 0; i < BLOCKS; i++) {
    const uint32_t *v = table[b[16] % BLOCKS];
    for (int j = 0; j < WORDS; j++)
      b[j] ^= v[j];
    block_mix(b);
  }
}

static void derive(const unsigned char *key, unsigned char *out) {
  SECRET uint32_t b[WORDS];
  for (int i = 0; i < WORDS; i++)
    b[i] = load32(key + 4 * i);
  ro_mix(b);
  for (int i = 0; i < 8; i++)
    store32(out + 4 * i, b[i] ^ b[i + 16]);
}

int main(void) {
  // RFC 7914, section 8: the Salsa20/8 core.
  static const unsigned char in[64] = {
      0x7e, 0x87, 0x9a, 0x21, 0x4f, 0x3e, 0xc9, 0x86, 0x7c, 0xa9, 0x40,
      0xe6, 0x41, 0x71, 0x8f, 0x26, 0xba, 0xee, 0x55, 0x5b, 0x8c, 0x61,
      0xc1, 0xb5, 0x0d, 0xf8, 0x46, 0x11, 0x6d, 0xcd, 0x3b, 0x1d, 0xee,
      0x24, 0xf3, 0x19, 0xdf, 0x9b, 0x3d, 0x85, 0x14, 0x12, 0x1e, 0x4b,
      0x5a, 0xc5, 0xaa, 0x32, 0x76, 0x02, 0x1d, 0x29, 0x09, 0xc7, 0x48,
      0x29, 0xed, 0xeb, 0xc6, 0x8d, 0xb8, 0xb8, 0xc2, 0x5e};
  static unsigned char core[64];
  const unsigned char *key = zeroize_audit_begin(128);
  derive(key, zeroize_audit_output());
  zeroize_audit_observe();
  uint32_t w[16];
  for (int i = 0; i < 16; i++)
    w[i] = load32(in + 4 * i);
  salsa(w);
  for (int i = 0; i < 16; i++)
    store32(core + 4 * i, w[i]);
  return print_output() ||
         known_answer(core, 16, "a41f859c6608cc993b81cacb020cef05");
}
