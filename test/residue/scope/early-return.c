// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// The exit that is taken on an error is the one that hand-written wipes forget.
// RUN: %residue %s
#include "../Inputs/residue.h"

static int derive(const unsigned char *key, size_t n, unsigned char *out) {
  SECRET unsigned char k[48];
  memcpy(k, key, 32);
  memset(k + 32, 0x36, 16);
  store64(out, fold(k, sizeof k));
  if (n != 48)
    return -1;
  SECRET uint64_t s[6];
  for (int i = 0; i < 6; i++)
    s[i] = load64(k + 8 * i);
  permute(s, 6, 9);
  store64(out + 8, s[0] ^ s[5]);
  if (n & 1)
    return -2;
  store64(out + 16, s[1] ^ s[4]);
  return 0;
}

int main(void) {
  const unsigned char *key = zeroize_audit_begin(32);
  volatile size_t sizes[] = {32, 48};
  for (int i = 0; i < 2; i++) {
    derive(key, sizes[i], zeroize_audit_output() + 24 * i);
    zeroize_audit_observe();
  }
  return print_output();
}
