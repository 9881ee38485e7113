// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Guards against messages about the public fields of records that were copied: into arrays, rings and fresh blocks, or handed
// to a callback; and against silence about their secret ones.
// RUN: %score %s
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <zeroize/secret.h>

enum kind { NONE, RAW, PAIR };
struct value {
  enum kind kind;
  union {
    SECRET unsigned char raw[24];
    struct {
      SECRET unsigned long lo, hi;
    } pair;
  } u;
};
struct job {
  unsigned id;
  SECRET unsigned char key[32];
};
struct record {
  unsigned n;
  struct value v;
  SECRET unsigned char tail[];
};

static struct {
  struct job jobs[2];
  unsigned head;
} ring;

static struct value parse(const unsigned char *p, enum kind k) {
  struct value v = {.kind = k};
  memcpy(v.u.raw, p, 24);
  return v;
}

int in_array(SECRET const unsigned char *p, enum kind k) {
  struct value v[2] = {parse(p, k), parse(p, k)};
  if (v[0].u.raw[3] == 1) // expect: branch
    return 2;
  return v[1].kind == RAW;
}

int between_elements(SECRET const unsigned char *p) {
  struct job j = {.id = 1}, all[2];
  memcpy(j.key, p, 32);
  all[0] = j;
  all[1] = all[0];
  if (all[1].key[0]) // expect: branch
    return 2;
  return all[1].id ? 1 : 0;
}

static void push(struct job j) { ring.jobs[ring.head] = j; }
static void pop(struct job *j) { *j = ring.jobs[ring.head]; }

void fill(SECRET const unsigned char *p) {
  struct job j = {.id = 1};
  memcpy(j.key, p, 32);
  push(j);
}

int through_ring(void) {
  struct job j;
  pop(&j);
  if (j.key[5] > 7) // expect: branch
    return 2;
  return j.id ? 1 : 0;
}

static struct record *make(const unsigned char *p, unsigned n) {
  struct record *r = malloc(sizeof *r + n);
  if (!r)
    abort();
  r->n = n;
  memcpy(r->tail, p, n);
  return r;
}

static struct record *append(struct record *r, const unsigned char *p,
                             unsigned n) {
  struct record *q = realloc(r, sizeof *r + r->n + n);
  if (!q)
    abort();
  memcpy(q->tail + q->n, p, n);
  q->n += n;
  return q;
}

int in_block(SECRET const unsigned char *p, unsigned n) {
  struct record *r = make(p, n);
  r = append(r, p, n);
  if (r->tail[0]) // expect: branch
    n = 1;
  int found = r->n ? 1 : 0;
  free(r);
  return found;
}

int assigned_to_block(SECRET const unsigned char *p) {
  struct job j = {.id = 1}, *block = malloc(sizeof *block);
  if (!block)
    return 0;
  memcpy(j.key, p, 32);
  *block = j;
  int found = block->id ? 1 : 0;
  if (block->key[3]) // expect: branch
    found++;
  free(block);
  return found;
}

static _Atomic(struct job *) published;

int through_atomic(SECRET const unsigned char *p) {
  struct job *j = malloc(sizeof *j), *got;
  if (!j)
    return 0;
  j->id = 1;
  memcpy(j->key, p, 32);
  atomic_store(&published, j);
  got = atomic_exchange(&published, NULL);
  if (got->key[1]) // expect: branch
    return 2;
  return got->id ? 1 : 0;
}

static SECRET _Atomic(unsigned char *) current;

int atomic_pointer(void) {
  unsigned char *p = current;
  if (!p)
    return 0;
  return p[0] == 1; // a value
}

int atomic_pointee(void) {
  unsigned char *p = current;
  return p && p[0] ? 1 : 0; // expect: branch
}

void unknown(const void *, int (*)(const void *, const void *)); // NOLINT

static int by_number(const void *a, const void *b) {
  const struct job *x = a, *y = b;
  return x->id < y->id ? -1 : x->id > y->id;
}

static int by_key(const void *a, const void *b) {
  const struct job *x = a, *y = b;
  return x->key[0] < y->key[0] ? -1 : 1; // expect: branch
}

void called_back(SECRET const unsigned char *p) {
  struct job *j = malloc(sizeof *j);
  if (!j)
    return;
  j->id = 3;
  memcpy(j->key, p, 32);
  unknown(j, by_number); // expect: escape
  unknown(j, by_key);    // expect: escape
  free(j);
}
