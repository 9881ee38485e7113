// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// What a decoder returns is a block that only its caller knows to be secret.
// RUN: %residue %s
#include "../Inputs/residue.h"
#include <stdlib.h>

static const char alphabet[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

static char *encode(const unsigned char *in, size_t n) {
  char *out = malloc(4 * ((n + 2) / 3) + 1), *p = out;
  if (!out)
    return NULL;
  for (size_t i = 0; i < n; i += 3) {
    uint32_t v = (uint32_t)in[i] << 16 | (i + 1 < n ? (uint32_t)in[i + 1] << 8 : 0) | (i + 2 < n ? in[i + 2] : 0);
    *p++ = alphabet[v >> 18];
    *p++ = alphabet[v >> 12 & 63];
    *p++ = i + 1 < n ? alphabet[v >> 6 & 63] : '=';
    *p++ = i + 2 < n ? alphabet[v & 63] : '=';
  }
  *p = 0;
  return out;
}

static int value(char c) {
  const char *p = strchr(alphabet, c);
  return p && c ? (int)(p - alphabet) : 0;
}

static unsigned char *decode(const char *in, size_t *n) {
  size_t length = strlen(in);
  unsigned char *out = malloc(length / 4 * 3 + 1), *p = out;
  if (!out)
    return NULL;
  for (size_t i = 0; i < length; i += 4) {
    uint32_t v = (uint32_t)value(in[i]) << 18 | (uint32_t)value(in[i + 1]) << 12 | (uint32_t)value(in[i + 2]) << 6 |
                 (uint32_t)value(in[i + 3]);
    *p++ = (unsigned char)(v >> 16);
    *p++ = (unsigned char)(v >> 8);
    *p++ = (unsigned char)v;
  }
  *n = (size_t)(p - out);
  return out;
}

static NOINLINE void use(SECRET const unsigned char *key, unsigned char *out) {
  char *text = encode(key, 60);
  size_t n;
  unsigned char *back = decode(text, &n);
  store64(out, fold(back, n));
  free(back);
  free(text);
}

int main(void) {
  const unsigned char *key = zeroize_audit_begin(60);
  use(key, zeroize_audit_output());
  zeroize_audit_observe();
  return print_output();
}
