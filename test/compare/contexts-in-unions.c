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

// A library's hash of many kinds, of which nothing is marked: what was hashed is in a block, and in what was made of it.
struct md5 { uint32_t state[4]; uint64_t count; uint8_t block[64]; };
struct sha512 { uint64_t state[8]; uint64_t count; size_t len; uint8_t block[128]; };
struct any_hash { int kind; union { struct md5 md5; struct sha512 sha; } u; };
static void md5_update(struct md5 *c, const uint8_t *in, size_t n) {
  size_t used = c->count & 63;
  c->count += n;
  while (n--) {
    c->block[used++] = *in++;
    if (used == 64) {
      for (int i = 0; i < 4; i++)
        c->state[i] += c->block[i];
      used = 0;
    }
  }
}
static void sha_update(struct sha512 *c, const uint8_t *in, size_t n) {
  c->count += n;
  while (n--) {
    c->block[c->len++] = *in++;
    if (c->len == 128) {
      for (int i = 0; i < 8; i++)
        c->state[i] += c->block[i];
      c->len = 0;
    }
  }
}
static void update(struct any_hash *h, const uint8_t *in, size_t n) {
  if (h->kind == 1)
    md5_update(&h->u.md5, in, n);
  else
    sha_update(&h->u.sha, in, n);
}
int hash_twice(struct any_hash *h, SECRET const uint8_t *key, size_t n) {
  update(h, key, n);
  update(h, key, n);
  if (h->u.sha.len > 112 || h->u.md5.count > 56)
    return -1;
  return h->u.sha.state[0] ? 1 : 0; // expect: branch
}
int counted_by_key(struct any_hash *h, SECRET const uint64_t *key) {
  h->u.md5.count += *key;
  return h->u.sha.state[2] ? 1 : 0; // expect: branch
}
// Two ways to look at the same bytes.
union seen { struct { uint8_t b[8]; } bytes; struct { uint32_t low, high; } words; };
int as_words(SECRET const uint8_t *key) {
  union seen s;
  for (int i = 0; i < 8; i++)
    s.bytes.b[i] = key[i];
  return s.words.high ? 1 : 0; // expect: branch
}
