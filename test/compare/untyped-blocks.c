// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Records in blocks of an allocator of another file, which hands out `void *`: a secret in one field, behind a pointer in another
// block, must not make the pointers and counts beside it secret. Each clean-up function of a library would be an error. What was
// written as one record and is read as another is secret as a whole, whichever allocator the block is from.
// RUN: %score %s
#include <stdlib.h>
#include <string.h>
#include <zeroize/secret.h>

void *crypto_alloc(size_t n);
void crypto_free(void *block);

struct keys {
  void *cipher;
  unsigned char salt[12];
  int count;
};
struct stream {
  struct keys *session;
  unsigned number;
};
struct policy {
  SECRET unsigned char *key;
};

static void fill(struct stream *s, const struct policy *p) { memcpy(s->session->salt, p->key, 12); }

static int destroy(struct stream *s) {
  for (unsigned i = 0; i < s->number; i++) {
    struct keys *k = &s->session[i];
    if (k->cipher)
      crypto_free(k->cipher);
    if (k->count > 1)
      return 1;
  }
  return 0;
}

static int inspect(struct stream *s) {
  if (s->session->salt[0]) // expect: branch
    return 1;
  return 0;
}

int open_stream(const struct policy *p) {
  struct stream *s = crypto_alloc(sizeof *s);
  s->session = crypto_alloc(3 * sizeof *s->session);
  s->number = 3;
  fill(s, p);
  return inspect(s) + destroy(s);
}

// The same bytes, seen as another record.
struct raw {
  long first, second, third;
};
struct holder {
  struct raw *r;
};

static int look(struct holder *h) {
  if (h->r->second) // expect: branch
    return 1;
  return 0;
}

static int look_again(struct holder *h) {
  if (h->r->second) // expect: branch
    return 1;
  return 0;
}

int disguise(const struct policy *p) {
  struct holder h;
  struct keys *k = crypto_alloc(sizeof *k);
  memcpy(k->salt, p->key, 12);
  h.r = (struct raw *)k;
  return look(&h);
}

int disguise_again(const struct policy *p) {
  struct holder h;
  struct keys *k = malloc(sizeof *k);
  if (!k)
    return 0;
  memcpy(k->salt, p->key, 12);
  h.r = (struct raw *)k;
  int result = look_again(&h);
  free(k);
  return result;
}
