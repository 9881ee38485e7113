// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A secret in an inner scope of main: the region has no other end than the program's.
// RUN: %residue %s
#include "../Inputs/residue.h"
#include <stdio.h>
#include <stdlib.h>

static void use(const unsigned char *k, unsigned char *out) {
  uint64_t s = 0;
  for (int i = 0; i < 32; i++)
    s = s * 31 + k[i];
  store64(out, s);
}

/* Not inlined: the optimiser would keep what main reads for the next turn. */
static NOINLINE void fetch(SECRET unsigned char *to, SECRET const unsigned char *from, size_t n) {
  memcpy(to, from, n);
}

int main(void) {
  SECRET const unsigned char *seed = zeroize_audit_begin(32);
  unsigned char *out = zeroize_audit_output();
  {
    SECRET unsigned char key[32];
    memcpy(key, seed, sizeof key);
    for (int i = 0; i < 32; i++)
      key[i] ^= i;
    use(key, out);
    char text[80];
    snprintf(text, sizeof text, "%02x%02x%02x", key[0], key[1], key[2]);
    out[9] = text[3];
  }
  zeroize_audit_observe();
  for (int n = 0; n < 3; n++) {
    SECRET uint64_t a, b;
    fetch((unsigned char *)&a, seed, 8);
    fetch((unsigned char *)&b, seed + 8, 8);
    a = a * b + (a >> 7);
    b ^= a;
    store64(out + 16, b);
    if (n == 1)
      continue;
    SECRET unsigned char *block = malloc(40);
    fetch(block, seed, 32);
    use(block, out + 24);
    free(block);
  }
  zeroize_audit_observe();
  return print_output();
}
