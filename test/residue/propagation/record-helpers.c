// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Functions on which nothing is marked, but that have to do with a record with a secret field: what they write into other
// objects is made of it, and goes on into the heap and into helpers that know of no record.
// RUN: %residue %s
#include "../Inputs/residue.h"
#include <stdlib.h>

struct vault {
  int version;
  SECRET unsigned char key[32];
};

static NOINLINE void derive(const struct vault *v, unsigned char *out) {
  for (int i = 0; i < 32; i++)
    out[i] = v->key[i] ^ 0x5a;
}

static NOINLINE void derive_twice(const struct vault *v, unsigned char *out) {
  derive(v, out);
  out[0] ^= 1;
}

static NOINLINE unsigned mix(const unsigned char *in) {
  unsigned char work[64];
  unsigned sum = 0;
  for (int i = 0; i < 64; i++)
    work[i] = in[i & 31] + i;
  for (volatile int k = 0; k < 4; k++)
    for (int i = 1; i < 64; i++)
      work[i] ^= work[i - 1] * 3;
  for (int i = 0; i < 64; i++)
    sum += work[i] * (i + 1u);
  return sum;
}

static NOINLINE unsigned on_stack(const struct vault *v) {
  unsigned char buffer[32];
  derive(v, buffer);
  return mix(buffer);
}

static NOINLINE unsigned on_heap(const struct vault *v) {
  unsigned char *buffer = malloc(32);
  if (!buffer)
    return 0;
  derive_twice(v, buffer);
  unsigned sum = 0;
  for (int i = 0; i < 32; i++)
    sum += buffer[i] * (i + 1u);
  free(buffer);
  return sum;
}

static NOINLINE void work(const unsigned char *secret, unsigned char *output) {
  struct vault v = {1, {0}};
  memcpy(v.key, secret, 32);
  unsigned sum = on_stack(&v) + on_heap(&v);
  for (int i = 0; i < 4; i++)
    output[i] = secret_declassify((unsigned char)(sum >> (8 * i)));
}

RESIDUE_MAIN(work, 32)
