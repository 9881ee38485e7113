// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// The count that MD5, SHA-1 and their kin keep in two words is as public as one in a single word, in contexts that are
// marked as a whole; two words that are no count are not.
// RUN: %score %s
#include <stdint.h>
#include <string.h>
#include <zeroize/secret.h>

struct SECRET context {
  uint32_t state[4], count[2];
  uint8_t block[64];
};
void transform(SECRET uint32_t *state, SECRET const uint8_t *block);

void update(struct context *c, SECRET const uint8_t *in, unsigned n) {
  unsigned index = (c->count[0] >> 3) & 63, i = 0;
  if ((c->count[0] += n << 3) < n << 3)
    c->count[1]++;
  c->count[1] += n >> 29;
  unsigned part = 64 - index;
  if (n >= part) {
    memcpy(&c->block[index], in, part);
    transform(c->state, c->block);
    for (i = part; i + 63 < n; i += 64)
      transform(c->state, in + i);
    index = 0;
  }
  memcpy(&c->block[index], in + i, n - i);
}

int finish(struct context *c, const uint8_t *expected, unsigned which) {
  if (c->count[which] > 56)
    return 2;
  if (c->block[0]) // expect: branch
    return 1;
  return memcmp(c->state, expected, 16); // expect: compare
}

// A secret that is written there is one.
int keyed(struct context *c, SECRET uint32_t key) {
  c->count[0] = key;
  return c->count[0] > 4 ? 1 : 2; // expect: branch
}

struct SECRET token {
  uint64_t half[2];
};
struct SECRET keys {
  uint64_t state[4], key[2];
};
int same(const struct token *a, const struct token *b) {
  return a->half[0] == b->half[0] && a->half[1] == b->half[1]; // expect: branch
}
int same_key(const struct keys *a, const struct keys *b) {
  return memcmp(a->key, b->key, 16); // expect: compare
}
