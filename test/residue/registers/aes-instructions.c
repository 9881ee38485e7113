// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// AES instructions keep round keys in vector registers for the whole message.
// REQUIRES: avx
// RUN: %residue %s --flags="-maes -mssse3"
#include "../Inputs/residue.h"
#include <immintrin.h>

static inline __m128i round_key(__m128i k, __m128i t) {
  t = _mm_shuffle_epi32(t, 0xff);
  k = _mm_xor_si128(k, _mm_slli_si128(k, 4));
  k = _mm_xor_si128(k, _mm_slli_si128(k, 8));
  return _mm_xor_si128(k, t);
}

static void use(SECRET const unsigned char *key, unsigned char *out) {
  __m128i k[6];
  k[0] = _mm_loadu_si128((const __m128i *)key);
  k[1] = round_key(k[0], _mm_aeskeygenassist_si128(k[0], 1));
  k[2] = round_key(k[1], _mm_aeskeygenassist_si128(k[1], 2));
  k[3] = round_key(k[2], _mm_aeskeygenassist_si128(k[2], 4));
  k[4] = round_key(k[3], _mm_aeskeygenassist_si128(k[3], 8));
  k[5] = _mm_loadu_si128((const __m128i *)(key + 16));
  for (int block = 0; block < 4; block++) {
    __m128i s = _mm_xor_si128(_mm_set1_epi32(block), k[0]);
    for (int r = 1; r < 5; r++)
      s = _mm_aesenc_si128(s, k[r]);
    s = _mm_aesenclast_si128(s, k[5]);
    _mm_storeu_si128((__m128i *)(out + 16 * block), s);
  }
}

int main(void) {
  const unsigned char *key = zeroize_audit_begin(32);
  use(key, zeroize_audit_output());
  zeroize_audit_observe();
  return print_output();
}
