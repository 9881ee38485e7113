// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Each of two calls is a region of its own: nothing is left between them, not only at the end.
// RUN: %residue %s
#include "../Inputs/residue.h"

static void expand(SECRET const unsigned char *key, unsigned char *out) {
  SECRET uint64_t s[4];
  for (int i = 0; i < 4; i++)
    s[i] = load64(key + 8 * i);
  permute(s, 4, 3);
  store64(out, s[0] * s[1] + s[2]);
}

static void confirm(SECRET const unsigned char *key, unsigned char *out) {
  SECRET uint32_t h = 1;
  for (int i = 0; i < 8; i++)
    h = rotl32(h, 7) * 33 + load32(key + 4 * i);
  store32(out, h);
}

int main(void) {
  const unsigned char *key = zeroize_audit_begin(32);
  expand(key, zeroize_audit_output());
  zeroize_audit_observe();
  confirm(key, zeroize_audit_output() + 8);
  zeroize_audit_observe();
  return print_output();
}
