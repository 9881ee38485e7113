// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A session leads to a list, that to nodes, those to keys, and a key's bytes lie eleven steps from the session: further than the
// analysis once looked, so that all of a node's keys became secret, pointers and counts too. The bytes themselves must be found.
// RUN: %score %s
#include <stdlib.h>
#include <string.h>
#include <zeroize/secret.h>

struct keys {
  void *cipher;
  unsigned char salt[12];
};
struct stream {
  unsigned name;
  struct keys *session_keys;
  struct stream *next, *previous;
};
struct list {
  struct stream head;
};
struct session {
  struct list *streams;
};
struct policy {
  unsigned name;
  SECRET unsigned char *key;
};
void *crypto_alloc(size_t n);
void crypto_free(void *block);

static int destroy(struct stream *s) {
  if (s->session_keys->cipher)
    crypto_free(s->session_keys->cipher);
  if (s->session_keys->salt[0]) // expect: branch
    return 1;
  crypto_free(s->session_keys); // expect: escape
  crypto_free(s);
  return 0;
}

static struct stream *find(struct list *l, unsigned name) {
  struct stream *s = l->head.next;
  while (s) {
    if (s->name == name)
      return s;
    s = s->next;
  }
  return s;
}

static int drop(struct session *session, unsigned name) {
  struct stream *s = find(session->streams, name);
  if (!s)
    return 1;
  if (s->next)
    s->next->previous = s->previous;
  s->previous->next = s->next;
  return destroy(s);
}

static int add(struct session *session, const struct policy *p) {
  struct stream *s = crypto_alloc(sizeof *s);
  s->session_keys = crypto_alloc(sizeof *s->session_keys);
  s->name = p->name;
  memcpy(s->session_keys->salt, p->key, 12);
  s->next = session->streams->head.next;
  if (s->next)
    s->next->previous = s;
  session->streams->head.next = s;
  s->previous = &session->streams->head;
  return 0;
}

int update(struct session *session, const struct policy *p, int n) {
  for (int i = 0; i < n; i++) {
    if (drop(session, p[i].name))
      return 1;
    if (add(session, p))
      return 2;
  }
  return 0;
}
