// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// The frame is set up on the slow path only: the return block itself tears nothing down.
// RUN: %residue %s
#include "../Inputs/residue.h"

static NOINLINE void slow(uint64_t *w) { permute(w, 6, 6); }

static void use(SECRET const unsigned char *key, size_t n, unsigned char *out) {
  if (n < 8) {
    store64(out, 0);
    return;
  }
  if (n < 48) {
    store64(out, load64(key) * UINT64_C(0x9e3779b97f4a7c15));
    return;
  }
  uint64_t w[6];
  for (int i = 0; i < 6; i++)
    w[i] = load64(key + 8 * i);
  slow(w);
  uint64_t a = w[0], b = w[1], c = w[2];
  slow(w);
  store64(out, a ^ b ^ c ^ w[3] ^ w[4] ^ w[5]);
}

int main(void) {
  const unsigned char *key = zeroize_audit_begin(48);
  volatile size_t sizes[] = {48, 4, 16};
  for (int i = 0; i < 3; i++) {
    use(key, sizes[i], zeroize_audit_output() + 8 * i);
    if (i != 1) // the path of 4 bytes touches no secret
      zeroize_audit_observe();
  }
  return print_output();
}
