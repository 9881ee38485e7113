// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A record that marks some of its fields, filled by a function that is declared to write secret bytes: its counts stayed public
// where the function was called directly, and became secret where a helper without marks stood between.
// RUN: %score %s
#include <stdlib.h>
#include <string.h>
#include <zeroize/secret.h>
typedef unsigned char u8;
struct record {
  int count;
  SECRET u8 key[32];
};
struct plain {
  int count;
  u8 key[32];
};
struct holder {
  int number;
  struct record inner;
};
void fill(SECRET void *p, int n);
static void helper(void *p, int n) { fill(p, n); }
static void outer(void *p, int n) { helper(p, n); }
static void knows(void *p) {
  struct record *r = p;
  fill(r, sizeof *r);
}
static void copies(void *p, int n) {
  u8 buffer[64];
  fill(buffer, sizeof buffer);
  memcpy(p, buffer, n);
}

static int use(const struct record *x) {
  if (x->count > 3)
    return 1;
  return x->key[0] == 3 ? 1 : 0; // expect: branch
}
int direct(void) {
  struct record x = {0};
  fill(&x, sizeof x);
  return use(&x);
}
int helped(void) {
  struct record x = {0};
  helper(&x, sizeof x);
  return use(&x);
}
int twice(void) {
  struct record x = {0};
  outer(&x, sizeof x);
  if (x.count > 3)
    return 1;
  return x.key[0] == 3 ? 1 : 0; // expect: branch
}
int cast_back(void) {
  struct record x = {0};
  knows(&x);
  return use(&x);
}
int led_to(struct record *x) {
  helper(x, sizeof *x);
  return use(x);
}
int on_the_heap(void) {
  struct record *x = malloc(sizeof *x);
  helper(x, sizeof *x);
  if (x->count > 3)
    return 1;
  return x->key[0] == 3 ? 1 : 0; // expect: branch
}
int inner(void) {
  struct holder x = {0};
  outer(&x.inner, sizeof x.inner);
  return x.number ? 2 : use(&x.inner);
}
int elements(int i) {
  struct record x[4] = {0}, y[4] = {0};
  fill(x, sizeof x);
  helper(y, sizeof y);
  if (x[i].count > 3 || y[i].count > 3)
    return 1;
  return x[i].key[0] ^ y[i].key[0] ? 1 : 0; // expect: branch
}
int marked_as_a_whole(void) {
  SECRET struct plain x = {0}, y = {0};
  fill(&x, sizeof x);
  helper(&y, sizeof y);
  if (x.count > 3 || y.count > 3)
    return 1;
  return x.key[0] ^ y.key[0] ? 1 : 0; // expect: branch
}

// The bytes of another object, or of a record without marks.
int copied(void) {
  struct record x = {0};
  copies(&x, sizeof x);
  return x.count > 3 ? 1 : 0; // expect: branch
}
int unmarked(void) {
  struct plain x = {0};
  outer(&x, sizeof x);
  return x.count > 3 ? 1 : 0; // expect: branch
}
int bytes(void) {
  u8 x[32];
  outer(x, sizeof x);
  return x[0] > 3 ? 1 : 0; // expect: branch
}
// What was secret before is no less so afterwards.
int before(SECRET const u8 *k) {
  struct record x = {0};
  memcpy(&x, k, sizeof x);
  helper(&x, sizeof x);
  return x.count > 3 ? 1 : 0; // expect: branch
}
