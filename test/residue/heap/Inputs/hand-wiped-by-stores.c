// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "../../Inputs/residue.h"
#include <stdlib.h>

struct cipher {
  uint32_t schedule[12];
};

struct cipher *cipher_new(SECRET const unsigned char *key) {
  struct cipher *c = malloc(sizeof *c);
  if (c)
    memcpy(c->schedule, key, sizeof c->schedule);
  return c;
}

unsigned cipher_run(SECRET const struct cipher *c, unsigned x) {
  unsigned sum = x;
  for (int i = 0; i < 12; i++)
    sum = rotl32(sum, 5) ^ c->schedule[i];
  return secret_declassify(sum);
}

void cipher_free(struct cipher *c) {
  for (int i = 0; i < 12; i++)
    c->schedule[i] = 0;
  free(c);
}

static void overwrite(unsigned char *p, size_t n) {
  while (n--)
    *p++ = 0;
}

void cipher_drop(struct cipher *c) {
  overwrite((unsigned char *)c, sizeof *c);
  free(c);
}

uint64_t *state_new(SECRET const unsigned char *key) {
  uint64_t *s = malloc(5 * sizeof *s);
  if (s)
    memcpy(s, key, 5 * sizeof *s);
  return s;
}

unsigned state_run(SECRET const uint64_t *s) {
  return secret_declassify((unsigned)(s[0] ^ s[1] * 3 ^ s[2] ^ s[3] ^ s[4]));
}

void state_free(uint64_t *s) {
  s[0] = s[1] = s[2] = 0;
  s[3] = 0;
  s[4] = 0;
  free(s);
}
