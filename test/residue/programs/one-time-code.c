// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A one-time password (RFC 6238) from a base32 secret: decoding, HMAC, dynamic truncation.
// RUN: %residue %s
#include "../kernels/Inputs/hmac-sha256.h"
static int decode(const char *text, unsigned char *out) {
  uint32_t bits = 0;
  int have = 0, n = 0;
  for (; *text; text++) {
    int value = *text >= 'A' && *text <= 'Z' ? *text - 'A' : *text - '2' + 26;
    bits = bits << 5 | (uint32_t)value;
    have += 5;
    if (have >= 8) {
      have -= 8;
      out[n++] = (unsigned char)(bits >> have);
    }
  }
  return n;
}

static unsigned code_at(const char *secret, uint64_t counter) {
  SECRET unsigned char key[40];
  unsigned char message[8], mac[32];
  int n = decode(secret, key);
  for (int i = 0; i < 8; i++)
    message[i] = (unsigned char)(counter >> (56 - 8 * i));
  struct hmac c;
  hmac_init(&c, key, (size_t)n);
  sha256_update(&c.inner, message, sizeof message);
  hmac_final(&c, mac);
  unsigned at = mac[31] & 15;
  return (load32_big(mac + at) & 0x7fffffff) % 1000000;
}

// Where the user's secret comes from: the configuration of an account.
struct account {
  const char *name;
  SECRET char base32[40];
};

static void show(const unsigned char *seed, unsigned char *out) {
  struct account mine = {"me@example.org", ""};
  for (int i = 0; i < 32; i++)
    mine.base32[i] = (char)('A' + seed[i] % 26);
  mine.base32[32] = 0;
  for (int t = 0; t < 3; t++)
    store32(out + 4 * t, code_at(mine.base32, 56000000u + (unsigned)t));
}

int main(void) {
  sha256_tables();
  const unsigned char *key = zeroize_audit_begin(32);
  show(key, zeroize_audit_output());
  zeroize_audit_observe();
  return print_output();
}
