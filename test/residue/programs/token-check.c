// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A web token: the signature of 'header.payload.signature' is checked with HMAC, in base64url.
// RUN: %residue %s
#include "../kernels/Inputs/hmac-sha256.h"
#include <stdbool.h>

static const char digits[] =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

static void encode(const unsigned char *in, size_t n, char *out) {
  for (size_t i = 0; i < n; i += 3) {
    uint32_t v = (uint32_t)in[i] << 16;
    v |= i + 1 < n ? (uint32_t)in[i + 1] << 8 : 0;
    v |= i + 2 < n ? in[i + 2] : 0;
    *out++ = digits[v >> 18];
    *out++ = digits[v >> 12 & 63];
    if (i + 1 < n)
      *out++ = digits[v >> 6 & 63];
    if (i + 2 < n)
      *out++ = digits[v & 63];
  }
  *out = 0;
}

static bool valid(const char *token, SECRET const unsigned char *key) {
  const char *signature = strrchr(token, '.');
  if (!signature)
    return false;
  SECRET char expected[48];
  SECRET unsigned char mac[32];
  struct hmac c;
  hmac_init(&c, key, 32);
  sha256_update(&c.inner, (const unsigned char *)token,
                (size_t)(signature - token));
  hmac_final(&c, mac);
  encode(mac, sizeof mac, expected);
  size_t n = strlen(signature + 1);
  return n == 43 && secret_equal(expected, signature + 1, 43);
}

static void work(const unsigned char *seed, unsigned char *out) {
  SECRET unsigned char key[32];
  memcpy(key, seed, 32);
  out[0] = 1 + valid("eyJhbGciOiJIUzI1NiJ9.eyJpc3MiOiJqb2UifQ."
                     "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk",
                     key);
  out[1] = 1 + valid("short.token", key);
}

int main(void) {
  sha256_tables();
  const unsigned char *key = zeroize_audit_begin(32);
  work(key, zeroize_audit_output());
  zeroize_audit_observe();
  return print_output();
}
