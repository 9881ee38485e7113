// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Guards against a word about the public half of what C programs are built of: links, states, counts, errors, modes.
// RUN: %score %s
#include <errno.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/queue.h>
#include <zeroize/secret.h>
typedef uint8_t u8;
typedef uint32_t u32;
void explicit_bzero(void *, size_t);
void absorb(SECRET const u8 *key, size_t n);
int read_key(SECRET u8 *out, size_t n);

/* 1 a list of queue.h, by number */
struct psk { TAILQ_ENTRY(psk) link; int id; SECRET u8 key[32]; };
TAILQ_HEAD(psks, psk);
struct psk *psk_by_id(struct psks *all, int id) {
  struct psk *p;
  TAILQ_FOREACH(p, all, link)
    if (p->id == id)
      return p;
  return NULL;
}
/* 2 taking a secret out of a list */
void psk_drop(struct psks *all, int id) {
  struct psk *p = psk_by_id(all, id);
  if (!p)
    return;
  TAILQ_REMOVE(all, p, link);
  if (TAILQ_EMPTY(all))
    puts("none left");
  explicit_bzero(p->key, sizeof p->key);
  free(p);
}
/* 3 a singly linked list that is released */
struct node { struct node *next; size_t n; SECRET u8 *bytes; };
size_t release(struct node *n) {
  size_t total = 0;
  while (n) {
    struct node *next = n->next;
    if (n->bytes && n->n > 0)
      explicit_bzero(n->bytes, n->n);
    total += n->n;
    free(n->bytes);
    free(n);
    n = next;
  }
  return total;
}
/* 4 a list of Linux's kind, by a public field */
struct list_head { struct list_head *next, *prev; };
#define container_of(p, T, m) ((T *)((char *)(p) - offsetof(T, m)))
#define list_for_each(p, head) for (p = (head)->next; p != (head); p = p->next)
struct token { u32 serial; SECRET u8 text[16]; struct list_head list; };
int serial_known(struct list_head *head, u32 serial) {
  struct list_head *at;
  list_for_each(at, head)
    if (container_of(at, struct token, list)->serial == serial)
      return 1;
  return 0;
}
/* 5 a state machine beside its key */
enum state { START, KEYED, DONE };
struct machine { enum state state; SECRET u8 key[32]; int (*next)(struct machine *); };
static int finish(struct machine *m) {
  if (m->state != KEYED)
    return -EINVAL;
  absorb(m->key, sizeof m->key);
  m->state = DONE;
  return 0;
}
int step(struct machine *m) {
  switch (m->state) {
  case START:
    if (read_key(m->key, sizeof m->key))
      return -EIO;
    m->state = KEYED;
    m->next = finish;
    return 0;
  case KEYED:
    return m->next ? m->next(m) : -EINVAL;
  case DONE:
    break;
  }
  return 0;
}
/* 6 a callback's context holds a key and a count */
struct each { SECRET const u8 *key; size_t seen, limit; };
static int visit(const char *name, void *context) {
  struct each *e = context;
  if (e->seen == e->limit)
    return 1;
  absorb(e->key, 32);
  e->seen++;
  return name[0] == '.';
}
static void for_each(const char **all, size_t n, int (*f)(const char *, void *), void *context) {
  for (size_t i = 0; i < n; i++)
    if (f(all[i], context))
      break;
}
size_t absorb_all(SECRET const u8 *key, const char **all, size_t n) {
  struct each e = {key, 0, 10};
  for_each(all, n, visit, &e);
  if (e.seen < n)
    return 0;
  return e.seen;
}
/* 7 setjmp around work with a key */
static jmp_buf failed;
static void need(const void *p) {
  if (!p)
    longjmp(failed, 1);
}
int with_key(size_t n) {
  SECRET u8 *volatile key = NULL;
  if (setjmp(failed)) {
    free(key);
    return -1;
  }
  key = malloc(n);
  need(key);
  absorb(key, n);
  explicit_bzero(key, n);
  free(key);
  return 0;
}
/* 8 bit-fields that say what a key is for */
struct keyed { unsigned in_use : 1, usage : 3; SECRET u8 key[32]; };
int usable(const struct keyed *k) {
  if (!k->in_use || (k->usage & 4))
    return 0;
  absorb(k->key, sizeof k->key);
  return 1;
}
/* 9 errno-style results of functions that read secrets */
int read_two(SECRET u8 *a, SECRET u8 *b, size_t n) {
  int e;
  if ((e = read_key(a, n)) < 0 || (e = read_key(b, n)) < 0)
    return e;
  return e > 0 ? -EAGAIN : 0;
}
/* 10 a public flag picks one of two secrets */
void absorb_one(SECRET const u8 *client, SECRET const u8 *server, int is_server) {
  const u8 *key = is_server ? server : client;
  if (key)
    absorb(key, is_server ? 32 : 16);
}
/* 11 loops by sizeof */
struct pair { SECRET u32 left[8], right[8]; };
void mix(struct pair *p) {
  for (size_t i = 0; i < sizeof p->left / sizeof p->left[0]; i++)
    p->left[i] ^= p->right[i] << 1;
}
/* 12 a log macro, with everything but the secret */
#define LOG(level, ...) do { if ((level) <= verbosity) fprintf(stderr, __VA_ARGS__); } while (0)
static int verbosity;
void log_key(const struct keyed *k, const char *name) {
  LOG(1, "key %s: usage %u, %zu bytes\n", name, k->usage, sizeof k->key);
}
