// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Guards against losing a secret whose pointer, a marked field, is handed on by its address: the declaration of the callee's pointer
// does not say what it leads to.
// RUN: %score %s
#include <stdint.h>
#include <zeroize/secret.h>
struct number {
  SECRET uint8_t *p;
  int n;
};
static int reads(uint8_t **pp) {
  if ((*pp)[0]) // expect: branch
    return 1;
  return 0;
}
static int hands_on(struct number *x) { return reads(&x->p); }
int by_two(SECRET const uint8_t *k) {
  uint8_t block[4] = {0};
  struct number x = {block, 4};
  x.p[0] = k[0];
  return hands_on(&x);
}
static int reads_too(uint8_t **pp) {
  if ((*pp)[0]) // expect: branch
    return 1;
  return 0;
}
int alone(struct number *x) { return reads_too(&x->p); }
struct holder {
  uint8_t **where;
};
static int reads_behind(struct holder *h) {
  if (**h->where) // expect: branch
    return 1;
  return 0;
}
int in_a_record(struct number *x) {
  struct holder h = {&x->p};
  return reads_behind(&h);
}
static void moves(uint8_t **pp, int *n) {
  if (*pp && *n > 0) {
    ++*pp;
    --*n;
  }
}
void moved(struct number *x) { moves(&x->p, &x->n); }
