// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A function with many return blocks: one of them without a scrub is enough.
// RUN: %residue %s
#include "../Inputs/residue.h"

static NOINLINE uint64_t heavy(const uint64_t *w, int n) {
  uint64_t s[8];
  memcpy(s, w, sizeof s);
  permute(s, 8, (unsigned)n);
  return s[0];
}

static void use(const unsigned char *key, int mode, unsigned char *out) {
  SECRET uint64_t w[8];
  for (int i = 0; i < 8; i++)
    w[i] = load64(key + 4 * i);
  if (mode == 0) {
    store64(out, w[0] + w[1]);
    return;
  }
  w[3] *= w[2];
  if (mode == 1) {
    store64(out, heavy(w, 3));
    return;
  }
  for (int i = 0; i < mode; i++) {
    w[i & 7] ^= heavy(w, i);
    if (i == 4) {
      store32(out, (uint32_t)w[i & 7]);
      return;
    }
  }
  store64(out, w[0] ^ w[1] ^ w[2]);
}

int main(void) {
  const unsigned char *key = zeroize_audit_begin(40);
  volatile int modes[] = {0, 1, 2, 9};
  for (int i = 0; i < 4; i++) {
    use(key, modes[i], zeroize_audit_output() + 8 * i);
    zeroize_audit_observe();
  }
  return print_output();
}
