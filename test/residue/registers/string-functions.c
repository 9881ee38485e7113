// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// strlen, strchr and strncpy on a secret string scan it with vector registers and masks.
// RUN: %residue %s
#include "../Inputs/residue.h"

static void use(const unsigned char *key, unsigned char *out) {
  SECRET char text[65];
  for (int i = 0; i < 64; i++)
    text[i] = (char)(key[i] | 1);
  text[64] = 0;
  SECRET char half[40];
  strncpy(half, text, sizeof half - 1);
  half[39] = 0;
  size_t n = strlen(half);
  const char *at = strchr(text, text[50]);
  out[0] = (unsigned char)(n + (size_t)(at - text));
  store64(out + 8, fold((const unsigned char *)half, n));
}

int main(void) {
  const unsigned char *key = zeroize_audit_begin(64);
  use(key, zeroize_audit_output());
  zeroize_audit_observe();
  return print_output();
}
