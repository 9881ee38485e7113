// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Single precision values stay in the low lanes of vector registers, and their bytes in integer ones.
// RUN: %residue %s
#include "../Inputs/residue.h"

static NOINLINE float dot(const float *a, const float *b, int n) {
  float s = 0;
  for (int i = 0; i < n; i++)
    s += a[i] * b[i];
  return s;
}

static void use(const unsigned char *key, unsigned char *out) {
  SECRET float a[8], b[8];
  SECRET float scale = (float)key[63] / 256.0f;
  for (int i = 0; i < 8; i++) {
    a[i] = (float)(load32(key + 4 * i) >> 8) * scale;
    b[i] = (float)(load32(key + 4 * i + 28) >> 8) / 3.0f;
  }
  SECRET float s = dot(a, b, 8) + dot(b, a + 1, 7) * scale;
  uint32_t bits;
  memcpy(&bits, &s, sizeof bits);
  store32(out, bits);
}

int main(void) {
  const unsigned char *key = zeroize_audit_begin(64);
  use(key, zeroize_audit_output());
  zeroize_audit_observe();
  return print_output();
}
