// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// SipHash fits in registers from end to end: nothing but the register clearing protects it.
// RUN: %residue %s
#include "Inputs/known-answer.h"

static void sip_round(uint64_t *v) {
  v[0] += v[1], v[1] = rotl64(v[1], 13) ^ v[0], v[0] = rotl64(v[0], 32);
  v[2] += v[3], v[3] = rotl64(v[3], 16) ^ v[2];
  v[0] += v[3], v[3] = rotl64(v[3], 21) ^ v[0];
  v[2] += v[1], v[1] = rotl64(v[1], 17) ^ v[2], v[2] = rotl64(v[2], 32);
}

static void siphash(SECRET const unsigned char key[16], const unsigned char *in,
                    size_t n, unsigned char out[8]) {
  SECRET uint64_t k0 = load64(key), k1 = load64(key + 8);
  uint64_t v[4] = {
      k0 ^ UINT64_C(0x736f6d6570736575), k1 ^ UINT64_C(0x646f72616e646f6d),
      k0 ^ UINT64_C(0x6c7967656e657261), k1 ^ UINT64_C(0x7465646279746573)};
  size_t whole = n / 8;
  for (size_t i = 0; i <= whole; i++) {
    uint64_t m = 0;
    if (i < whole) {
      m = load64(in + 8 * i);
    } else {
      for (size_t j = 0; j < n % 8; j++)
        m |= (uint64_t)in[8 * i + j] << (8 * j);
      m |= (uint64_t)n << 56;
    }
    v[3] ^= m;
    sip_round(v);
    sip_round(v);
    v[0] ^= m;
  }
  v[2] ^= 0xff;
  for (int i = 0; i < 4; i++)
    sip_round(v);
  store64(out, v[0] ^ v[1] ^ v[2] ^ v[3]);
}

int main(void) {
  static unsigned char bytes[16], tag[8];
  for (int i = 0; i < 16; i++)
    bytes[i] = (unsigned char)i;
  const unsigned char *key = zeroize_audit_begin(16);
  siphash(key, bytes, 15, zeroize_audit_output());
  zeroize_audit_observe();
  siphash(bytes, bytes, 15, tag);
  return print_output() || known_answer(tag, 8, "e545be4961ca29a1");
}
