// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A helper that returns a pointer into the secret: what is read through it is secret, the pointer is not.
// RUN: %residue %s
#include "../Inputs/residue.h"

static NOINLINE const unsigned char *part(const unsigned char *k, unsigned i) {
  return k + 16 * i;
}

static NOINLINE uint64_t mix_part(const unsigned char *p) {
  uint64_t w[2] = {load64(p), load64(p + 8)};
  permute(w, 2, 5);
  return w[0] ^ w[1];
}

static void use(const unsigned char *key, unsigned char *out) {
  SECRET unsigned char k[64];
  memcpy(k, key, sizeof k);
  uint64_t h = 0;
  for (unsigned i = 0; i < 4; i++)
    h = h * 3 + mix_part(part(k, (i * 3) % 4));
  store64(out, h);
}

int main(void) {
  const unsigned char *key = zeroize_audit_begin(64);
  use(key, zeroize_audit_output());
  zeroize_audit_observe();
  return print_output();
}
