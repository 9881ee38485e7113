// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Guards against messages about the counts of a union of contexts that is marked as a whole (hash states of libraries that know
// many hashes), and against silence about its bytes, and about unions that show a number in two ways.
// RUN: %score %s
#include <stddef.h>
#include <stdint.h>
#include <zeroize/secret.h>

struct small { uint64_t length; uint32_t state[8], used; uint8_t block[64]; };
struct large { uint64_t length, state[8]; size_t used; uint8_t block[128]; };
union SECRET hash {
  char dummy[1];
  struct small small;
  struct large large;
  void *data;
};
struct mac { union hash inner; int kind; };

int absorb(union hash *h, SECRET const uint8_t *in, size_t n) {
  if (h->small.used >= sizeof h->small.block)
    return -1;
  for (; n; n--, in++) {
    h->small.block[h->small.used++] = *in;
    if (h->small.used == 64) {
      h->small.length += 512;
      h->small.used = 0;
    }
  }
  return 0;
}
int in_a_structure(struct mac *m) { return m->inner.large.used > 3 && m->kind ? 1 : 0; }
int block(union hash *h) {
  return h->small.block[3] ? 1 : 0; // expect: branch
}
int state(struct mac *m) {
  return m->inner.large.state[1] ? 1 : 0; // expect: branch
}
int written(union hash *h, SECRET const uint32_t *k) {
  h->small.used = *k;
  return h->small.used ? 1 : 0; // expect: branch
}
int read_elsewhere(union hash *h, SECRET const uint64_t *k) {
  h->large.length = *k;
  return h->small.length ? 1 : 0; // expect: branch
}

union SECRET number {
  struct { uint32_t low, high; } word;
  uint8_t raw[8];
};
int two_ways(union number *n) {
  return n->word.low ? 1 : 0; // expect: branch
}
