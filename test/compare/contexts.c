// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Guards against messages about the public fields of a context that travels as `void *` (mbedTLS's random generators), and against
// silence about its secret ones.
// RUN: %score %s
#include <stdint.h>
#include <string.h>
#include <zeroize/secret.h>
typedef uint8_t u8;
struct hash { uint32_t total; SECRET uint32_t state[8]; };
struct pool {
  int started, sources;
  struct hash accumulator;
  struct { int strong; size_t size; } source[4];
};
static int count_up(void *data) {
  struct pool *p = data;
  if (p->started == 0 || p->accumulator.total > 3)
    return -1;
  for (int i = 0; i < p->sources; i++)
    if (p->source[i].strong)
      return i;
  return p->accumulator.state[1] == 0 ? 1 : 0; // expect: branch
}
static int hand_on(void *data) { return count_up(data); }
int by_hand(struct pool *p) { return count_up(p) + hand_on(p); }
static int as_bytes(const void *data) {
  const u8 *b = data;
  return b[0] ? 1 : 0; // expect: branch
}
int bytes(const struct pool *p) { return as_bytes(p); }
struct generator {
  SECRET u8 key[16];
  int reseed_counter;
  int (*entropy)(void *, u8 *, size_t);
  void *arg;
};
static int refresh(struct generator *g, size_t n) { return n > 3 && g->reseed_counter ? 1 : 0; }
int random_bytes(void *state, u8 *out, size_t n) {
  struct generator *g = (struct generator *)state;
  if (g->reseed_counter > 10 || g->arg == NULL)
    return refresh(g, n);
  memcpy(out, g->key, n);
  return g->key[0] ? 1 : 0; // expect: branch
}
int use(struct generator *g, u8 *out) {
  g->key[0] ^= 1;
  return random_bytes(g, out, 4);
}
