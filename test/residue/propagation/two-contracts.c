// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// One annotated function calls another: the caller's region goes on after the callee's exit.
// RUN: %residue %s
#include "../Inputs/residue.h"

void extract(SECRET unsigned char *prk, SECRET const unsigned char *key);
void expand(SECRET const unsigned char *prk, unsigned char *okm);

void extract(SECRET unsigned char *prk, SECRET const unsigned char *key) {
  uint64_t w[6];
  for (int i = 0; i < 6; i++)
    w[i] = load64(key + 8 * i);
  permute(w, 6, 3);
  for (int i = 0; i < 4; i++)
    store64(prk + 8 * i, w[i] ^ w[i + 2]);
}

void expand(SECRET const unsigned char *prk, unsigned char *okm) {
  uint64_t w[4];
  for (int i = 0; i < 4; i++)
    w[i] = load64(prk + 8 * i);
  for (int b = 0; b < 3; b++) {
    w[b] ^= (uint64_t)b;
    permute(w, 4, 2);
    store64(okm + 8 * b, w[0] ^ w[2]);
  }
}

static void use(SECRET const unsigned char *key, unsigned char *okm) {
  SECRET unsigned char prk[32];
  extract(prk, key);
  expand(prk, okm);
}

int main(void) {
  const unsigned char *key = zeroize_audit_begin(48);
  use(key, zeroize_audit_output());
  zeroize_audit_observe();
  return print_output();
}
