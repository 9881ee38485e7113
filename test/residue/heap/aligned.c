// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// calloc, aligned_alloc and posix_memalign hand out blocks that free takes back like any other.
// RUN: %residue %s --flags=-D_GNU_SOURCE
#include "../Inputs/residue.h"
#include <stdlib.h>

static NOINLINE void use(SECRET const unsigned char *key, unsigned char *out) {
  uint64_t *a = calloc(12, 8), *b = aligned_alloc(64, 128), *c = NULL;
  if (!a || !b || posix_memalign((void **)&c, 256, 96))
    abort();
  for (int i = 0; i < 12; i++) {
    a[i] = load64(key + i);
    b[i] = a[i] * 3;
    c[i] = b[i] ^ a[i] >> 3;
  }
  store64(out, a[3] ^ b[5] ^ c[11]);
  free(c);
  free(b);
  free(a);
  free(NULL);
}

int main(void) {
  const unsigned char *key = zeroize_audit_begin(24);
  use(key, zeroize_audit_output());
  zeroize_audit_observe();
  return print_output();
}
