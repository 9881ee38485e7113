// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// qsort copies elements through its own buffers and registers while it calls an annotated comparison.
// RUN: %residue %s
#include "../Inputs/residue.h"
#include <stdlib.h>

struct share {
  uint64_t rank;
  SECRET uint64_t value[3];
};

static int by_rank(const void *a, const void *b) {
  uint64_t x = ((const struct share *)a)->rank;
  uint64_t y = ((const struct share *)b)->rank;
  return (x > y) - (x < y);
}

static void use(const unsigned char *key, volatile const unsigned *seed,
                unsigned char *out) {
  SECRET struct share s[16];
  for (unsigned i = 0; i < 16; i++) {
    s[i].rank = (i * *seed) % 17;
    for (int j = 0; j < 3; j++)
      s[i].value[j] = load64(key + 4 * i + 8 * j);
  }
  qsort(s, 16, sizeof s[0], by_rank);
  uint64_t h = 0;
  for (int i = 0; i < 16; i++)
    h = rotl64(h, 5) + s[i].value[0] * s[i].value[2];
  store64(out, h);
}

int main(void) {
  const unsigned char *key = zeroize_audit_begin(96);
  volatile unsigned seed = 7;
  use(key, &seed, zeroize_audit_output());
  zeroize_audit_observe();
  return print_output();
}
