// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Bytes of a secret copied over all of a marked record: the numbers in it, public until a secret is written into them,
// stayed public.
// RUN: %score %s
#include <stddef.h>
#include <string.h>
#include <zeroize/secret.h>
typedef unsigned char u8;

struct entry {
  unsigned pin;
  u8 key[16];
};
struct holder {
  int number;
  SECRET struct entry inner;
};

int whole(SECRET const u8 *k, unsigned p) {
  SECRET struct entry x;
  memcpy(&x, k, sizeof x);
  if (x.pin == p) // expect: branch
    return 1;
  return 0;
}
int untyped(SECRET const void *k, unsigned p) {
  SECRET struct entry x;
  memcpy(&x, k, sizeof x);
  return x.pin == p ? 1 : 0; // expect: branch
}
int behind(SECRET struct entry *x, SECRET const u8 *k, unsigned p) {
  memcpy(x, k, sizeof *x);
  return x->pin == p ? 1 : 0; // expect: branch
}
int element(SECRET const u8 *k, unsigned p) {
  SECRET struct entry x[4];
  memcpy(&x[1], k, sizeof x[1]);
  return x[1].pin == p ? 1 : 0; // expect: branch
}
int field(SECRET const u8 *k, unsigned p) {
  struct holder h = {.number = 1};
  memcpy(&h.inner, k, sizeof h.inner);
  if (h.number == 1)
    return h.inner.pin == p ? 1 : 0; // expect: branch
  return 2;
}
int copied(SECRET const u8 *k, unsigned p) {
  SECRET struct entry x, y;
  memcpy(&x, k, sizeof x);
  y = x;
  return y.pin == p ? 1 : 0; // expect: branch
}
static void load(struct entry *x, const u8 *k) { memcpy(x, k, sizeof *x); }
int helper(SECRET const u8 *k, unsigned p) {
  SECRET struct entry x;
  load(&x, k);
  return x.pin == p ? 1 : 0; // expect: branch
}
static int check(const struct entry *x, unsigned p) {
  return x->pin == p ? 1 : 0; // expect: branch
}
int handed(SECRET const u8 *k, unsigned p) {
  SECRET struct entry x;
  memcpy(&x, k, sizeof x);
  return check(&x, p);
}

// By fields, or of public bytes, or overwritten.
static int counts(const struct entry *x) { return x->pin > 1 ? 1 : 0; }
int silent_key(SECRET const u8 *k) {
  SECRET struct entry x = {.pin = 0};
  memcpy(x.key, k, sizeof x.key);
  return x.pin > 1 ? counts(&x) : 0;
}
int silent_record(SECRET const struct entry *from) {
  SECRET struct entry x, y;
  memcpy(&x, from, sizeof x);
  y = x;
  return y.pin > 1 ? counts(&y) : 0;
}
int silent_public(const u8 *k) {
  SECRET struct entry x;
  memcpy(&x, k, sizeof x);
  return x.pin > 1 ? 1 : 0;
}
int silent_number(SECRET const u8 *k) {
  SECRET struct entry x;
  memcpy(&x, k, sizeof x);
  x.pin = 3;
  return x.pin > 1 ? 1 : 0;
}
int silent_zeros(SECRET const u8 *k) {
  SECRET struct entry x;
  memcpy(&x, k, sizeof x);
  memset(&x, 0, sizeof x);
  return x.pin > 1 ? 1 : 0;
}
struct context {
  unsigned used;
  u8 block[16];
};
static void absorb(struct context *c, const u8 *from, size_t n) {
  for (; n--; from++) {
    c->block[c->used++] ^= *from;
    if (c->used == 16)
      c->used = 0;
  }
}
void silent_context(SECRET const u8 *k) {
  SECRET struct context c = {0}, saved;
  absorb(&c, k, 32);
  saved = c;
  absorb(&saved, k, 3);
  if (saved.used > 3)
    absorb(&saved, k, 1);
}
void begin(SECRET struct context *c);
static void start(struct context *c) { begin(c); }
int silent_contract(void) {
  SECRET struct context c;
  start(&c);
  return c.used ? 1 : 0;
}
