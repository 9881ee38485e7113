// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Two calls of different depth: the deeper one's residue lies below everything that the second one touches.
// RUN: %residue %s
#include "../Inputs/residue.h"

static NOINLINE uint64_t deep(const uint64_t *w, unsigned depth) {
  uint64_t local[16];
  for (int i = 0; i < 16; i++)
    local[i] = w[i % 4] * (depth + 3) + (uint64_t)i;
  permute(local, 16, 1);
  return depth ? deep(local, depth - 1) ^ local[3] : local[0];
}

static void use(const unsigned char *key, unsigned char *out) {
  SECRET uint64_t w[4];
  for (int i = 0; i < 4; i++)
    w[i] = load64(key + 8 * i);
  store64(out, deep(w, 12));
  store64(out + 8, deep(w, 1));
}

int main(void) {
  const unsigned char *key = zeroize_audit_begin(32);
  use(key, zeroize_audit_output());
  zeroize_audit_observe();
  return print_output();
}
