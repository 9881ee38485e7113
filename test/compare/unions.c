// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Guards against a secret that is written through one member of a union and read through another one, where structures
// lie in the union, and against a message where the bytes do not overlap.
// RUN: %score %s
#include <stdint.h>
#include <string.h>
#include <zeroize/secret.h>

union word {
  struct {
    int32_t tag;
    uint32_t x;
  } a;
  struct {
    int32_t kind, y;
  } c;
  uint8_t b[8];
  int32_t first;
};
struct holder {
  union word in;
  int n;
};
union deep {
  struct {
    union {
      uint32_t w;
      uint8_t c[4];
    } i;
  } s;
  uint64_t l;
};
struct number {
  union {
    struct {
      uint32_t lo, hi;
    };
    uint64_t v;
    uint8_t raw[8];
  };
  int n;
};

int bytes(SECRET const uint32_t *k) {
  union word v = {0};
  v.a.x = *k;
  return v.b[4] ? 1 : 0; // expect: branch
}
int fields(SECRET const uint8_t *k) {
  union word v = {0};
  v.b[3] = *k;
  return v.a.x ? 1 : 0; // expect: branch
}
int other_structure(SECRET const uint32_t *k) {
  union word v = {0};
  v.a.x = *k;
  return v.c.y ? 1 : 0; // expect: branch
}
int in_a_structure(SECRET const uint32_t *k) {
  struct holder v = {{{0}}, 0};
  v.in.a.x = *k;
  if (v.n)
    return 0;
  return v.in.b[4] ? 1 : 0; // expect: branch
}
int deeper(SECRET const uint32_t *k) {
  union deep v = {0};
  v.s.i.w = *k;
  return v.l ? 1 : 0; // expect: branch
}
int back(SECRET const uint64_t *k) {
  union deep v = {0};
  v.l = *k;
  return v.s.i.c[1] ? 1 : 0; // expect: branch
}
int through_a_pointer(SECRET const uint32_t *k, union deep *p) {
  p->s.i.w = *k;
  return p->l ? 1 : 0; // expect: branch
}
int anonymous(SECRET const uint32_t *k) {
  struct number v = {0};
  v.lo = *k;
  if (v.n)
    return 0;
  return v.v ? 1 : 0; // expect: branch
}
static void put(union word *v, uint32_t k) { v->a.x = k; }
int by_a_helper(SECRET const uint32_t *k) {
  union word v;
  put(&v, *k);
  return v.b[4] ? 1 : 0; // expect: branch
}

int tag(SECRET const uint32_t *k) {
  union word v = {0};
  v.a.x = *k;
  if (v.a.tag == 1)
    return v.c.kind ? 1 : 0;
  return v.first ? 1 : 0;
}
int overwritten(SECRET const uint32_t *k) {
  struct number v = {0};
  v.lo = *k;
  v.v = 0;
  return v.hi ? 1 : 0;
}
int wiped(SECRET const uint32_t *k) {
  union word v = {0};
  v.a.x = *k;
  memset(&v, 0, sizeof v);
  return v.b[0] ? 1 : 0;
}
