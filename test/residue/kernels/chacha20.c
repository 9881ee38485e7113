// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// The ChaCha20 block function keeps sixteen words of key stream state in registers or on the stack (RFC 8439).
// RUN: %residue %s
#include "Inputs/known-answer.h"

static void quarter_round(uint32_t *a, uint32_t *b, uint32_t *c, uint32_t *d) {
  *a += *b, *d = rotl32(*d ^ *a, 16);
  *c += *d, *b = rotl32(*b ^ *c, 12);
  *a += *b, *d = rotl32(*d ^ *a, 8);
  *c += *d, *b = rotl32(*b ^ *c, 7);
}

static void double_round(uint32_t *x) {
  for (int i = 0; i < 4; i++)
    quarter_round(&x[i], &x[4 + i], &x[8 + i], &x[12 + i]);
  for (int i = 0; i < 4; i++)
    quarter_round(&x[i], &x[4 + (i + 1) % 4], &x[8 + (i + 2) % 4],
                  &x[12 + (i + 3) % 4]);
}

static void block(const uint32_t *state, unsigned char *stream) {
  uint32_t x[16];
  memcpy(x, state, sizeof x);
  for (int i = 0; i < 10; i++)
    double_round(x);
  for (int i = 0; i < 16; i++)
    store32(stream + 4 * i, x[i] + state[i]);
}

static void chacha20(SECRET const unsigned char key[32],
                     const unsigned char nonce[12], uint32_t counter,
                     const unsigned char *in, unsigned char *out, size_t n) {
  static const char sigma[] = "expand 32-byte k";
  uint32_t state[16];
  SECRET unsigned char stream[64];
  for (int i = 0; i < 4; i++)
    state[i] = load32((const unsigned char *)sigma + 4 * i);
  for (int i = 0; i < 8; i++)
    state[4 + i] = load32(key + 4 * i);
  state[12] = counter;
  for (int i = 0; i < 3; i++)
    state[13 + i] = load32(nonce + 4 * i);
  while (n) {
    size_t m = n < 64 ? n : 64;
    block(state, stream);
    for (size_t i = 0; i < m; i++)
      out[i] = in[i] ^ stream[i];
    state[12]++;
    in += m;
    out += m;
    n -= m;
  }
}

int main(void) {
  static const unsigned char nonce[12] = {0, 0, 0, 9, 0, 0, 0, 0x4a};
  static const unsigned char zero[150];
  static unsigned char vector_key[32], stream[64];
  const unsigned char *key = zeroize_audit_begin(32);
  chacha20(key, nonce, 1, zero, zeroize_audit_output(), sizeof zero);
  zeroize_audit_observe();
  for (int i = 0; i < 32; i++)
    vector_key[i] = (unsigned char)i;
  chacha20(vector_key, nonce, 1, zero, stream, 64);
  return print_output() ||
         known_answer(stream, 16, "10f1e7e4d13b5915500fdd1fa32071c4");
}
