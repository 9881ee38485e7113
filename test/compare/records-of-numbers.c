// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A record that is marked as a whole and has nothing but numbers: they were taken for counts and flags, which are
// public, and then nothing of the record was secret. Beside an array or a pointer they steer.
// RUN: %score %s
#include <stdbool.h>
#include <stdint.h>
#include <string.h>
#include <zeroize/secret.h>
struct tag {
  uint64_t high, low;
};
bool parameter(SECRET const struct tag *t, const struct tag *given) {
  return t->high == given->high // expect: branch
         && t->low == given->low;
}
bool value(SECRET struct tag t, struct tag given) {
  if (t.high != given.high) // expect: branch
    return false;
  return t.low == given.low;
}
bool local(const unsigned char *from, const struct tag *given) {
  SECRET struct tag t;
  memcpy(&t, from, sizeof t);
  if (t.low != given->low) // expect: branch
    return false;
  return t.high == given->high;
}
struct SECRET code {
  unsigned a : 4, b : 4, c : 4, d : 4;
};
int digits(const struct code *c, unsigned a) {
  if (c->a == a) // expect: branch
    return 1;
  return 0;
}
typedef SECRET struct tag hidden;
struct pair {
  struct tag first, second;
};
int named(const hidden *h, SECRET const struct pair *p) {
  if (h->low == 3) // expect: branch
    return 1;
  if (p->second.low == 3) // expect: branch
    return 2;
  return 0;
}
static SECRET struct tag stored[4];
int elements(uint64_t x) {
  for (int i = 0; i < 4; i++)
    if (stored[i].high == x) // expect: branch
      return i;
  return -1;
}
bool gathered(SECRET const struct tag *t, const struct tag *given) {
  return ((t->high ^ given->high) | (t->low ^ given->low)) == 0;
}
// Counts and flags beside what is secret.
struct cipher {
  int rounds;
  bool ready;
  uint32_t keys[60];
};
int steers(SECRET const struct cipher *c, SECRET uint32_t *block) {
  if (!c->ready)
    return -1;
  for (int i = 0; i < c->rounds; i++)
    block[i & 3] ^= c->keys[i];
  return 0;
}
struct number {
  int sign;
  size_t limbs;
  uint64_t *p;
};
size_t bits(SECRET const struct number *n) { return n->limbs == 0 ? 0 : n->limbs * 64; }
struct both {
  struct number n;
  int kind;
};
int kind(SECRET const struct both *b) { return b->kind == 3 ? 1 : 2; }
