// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// AES with a table: the round keys outlive the call on the stack, and the state in whatever holds it (FIPS 197).
// RUN: %residue %s
#include "Inputs/known-answer.h"

static unsigned char sbox[256];

static unsigned char times2(unsigned char x) {
  return (unsigned char)(x << 1 ^ (x >> 7) * 0x1b);
}

// Public: depends on no key. Made at run time to keep this file short.
static void make_sbox(void) {
  unsigned char p = 1, q = 1;
  do {
    p = (unsigned char)(p ^ times2(p));
    q ^= (unsigned char)(q << 1);
    q ^= (unsigned char)(q << 2);
    q ^= (unsigned char)(q << 4);
    if (q & 0x80)
      q ^= 0x09;
    unsigned x = q;
    sbox[p] = (unsigned char)(0x63 ^ x ^ (x << 1 | x >> 7) ^ (x << 2 | x >> 6) ^
                              (x << 3 | x >> 5) ^ (x << 4 | x >> 4));
  } while (p != 1);
  sbox[0] = 0x63;
}

static void expand_key(unsigned char *w, const unsigned char *key) {
  unsigned char rcon = 1;
  memcpy(w, key, 16);
  for (int i = 16; i < 176; i += 4) {
    unsigned char t[4];
    memcpy(t, w + i - 4, 4);
    if (i % 16 == 0) {
      unsigned char first = t[0];
      for (int j = 0; j < 3; j++)
        t[j] = sbox[t[j + 1]];
      t[3] = sbox[first];
      t[0] ^= rcon;
      rcon = times2(rcon);
    }
    for (int j = 0; j < 4; j++)
      w[i + j] = w[i + j - 16] ^ t[j];
  }
}

static void mix_columns(unsigned char *s) {
  for (int c = 0; c < 16; c += 4) {
    unsigned char a[4], all = s[c] ^ s[c + 1] ^ s[c + 2] ^ s[c + 3];
    memcpy(a, s + c, 4);
    for (int j = 0; j < 4; j++)
      s[c + j] = a[j] ^ all ^ times2(a[j] ^ a[(j + 1) % 4]);
  }
}

static void encrypt_block(const unsigned char *w, unsigned char *s) {
  for (int i = 0; i < 16; i++)
    s[i] ^= w[i];
  for (int round = 1; round <= 10; round++) {
    unsigned char t[16];
    for (int i = 0; i < 16; i++)
      t[i] = sbox[s[(i + 4 * (i % 4)) % 16]];
    if (round < 10)
      mix_columns(t);
    for (int i = 0; i < 16; i++)
      s[i] = t[i] ^ w[16 * round + i];
  }
}

static void aes128_ctr(SECRET const unsigned char key[16],
                       const unsigned char *counter, unsigned char *out,
                       size_t blocks) {
  SECRET unsigned char w[176];
  expand_key(w, key);
  for (size_t i = 0; i < blocks; i++, out += 16) {
    memcpy(out, counter, 16);
    out[15] = (unsigned char)(out[15] + i);
    encrypt_block(w, out);
  }
}

int main(void) {
  static unsigned char vector_key[16], text[16], cipher[16];
  for (int i = 0; i < 16; i++) {
    vector_key[i] = (unsigned char)i;
    text[i] = (unsigned char)(17 * i);
  }
  make_sbox();
  const unsigned char *key = zeroize_audit_begin(16);
  aes128_ctr(key, text, zeroize_audit_output(), 4);
  zeroize_audit_observe();
  aes128_ctr(vector_key, text, cipher, 1);
  return print_output() ||
         known_answer(cipher, 16, "69c4e0d86a7b0430d8cdb78070b4c55a");
}
