// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// calloc, aligned_alloc, posix_memalign, memalign and valloc hand out blocks that free takes back like any other.
// RUN: %residue %s --flags=-D_GNU_SOURCE
#include "../Inputs/residue.h"
#include <malloc.h>
#include <stdlib.h>

static NOINLINE void use(SECRET const unsigned char *key, unsigned char *out) {
  uint64_t *a = calloc(12, 8), *b = aligned_alloc(64, 128), *c = NULL;
  uint64_t *d = memalign(128, 96), *e = valloc(96);
  if (!a || !b || !d || !e || posix_memalign((void **)&c, 256, 96))
    abort();
  for (int i = 0; i < 12; i++) {
    a[i] = load64(key + i);
    b[i] = a[i] * 3;
    c[i] = b[i] ^ a[i] >> 3;
    d[i] = c[i] * 5;
    e[i] = d[i] + a[i];
  }
  store64(out, a[3] ^ b[5] ^ c[11] ^ d[2] ^ e[7]);
  free(e);
  free(d);
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
