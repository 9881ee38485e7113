// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Functions that allocate for their callers: all that a wrapper of malloc's had returned was one block, so a secret in
// one copy made public strings secret that the same wrapper had copied.
// RUN: %score %s
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <zeroize/secret.h>
typedef uint8_t u8;

static void *get(size_t n) {
  void *p = malloc(n);
  if (!p)
    abort();
  return p;
}
static char *copy_of(const char *s, size_t n) {
  char *p = get(n + 1);
  memcpy(p, s, n);
  p[n] = 0;
  return p;
}
static void *resized(void *old, size_t n) {
  void *p = realloc(old, n);
  if (!p)
    abort();
  return p;
}

struct user {
  char *name;
  SECRET char *token;
  int number;
  struct user *next;
};
int beside(const char *name, SECRET const char *token, size_t n) {
  struct user *u = get(sizeof *u);
  u->name = copy_of(name, strlen(name));
  u->token = copy_of(token, n);
  u->number = 7;
  if (strcmp(u->name, "root") == 0)
    return 1;
  return u->number == 7 ? 2 : 3;
}
int unmarked(const char *name, SECRET const char *token, size_t n) {
  char *t = copy_of(token, n), *s = copy_of(name, 4);
  int root = s[0] == 'r' ? 1 : 0;
  if (strcmp(t, name) == 0) // expect: compare
    root = 2;
  free(s);
  free(t);
  return root;
}
int marked(const char *name) {
  SECRET char *key = get(32);
  char *text = get(32);
  memcpy(text, name, 32);
  if (text[0] == 'r')
    return 1;
  free(key);
  free(text);
  return 0;
}

// A constructor of records, through a pointer, and in a list.
static struct user *made(const char *name, const char *token, size_t n) {
  struct user *u = get(sizeof *u);
  u->name = copy_of(name, strlen(name));
  u->token = copy_of(token, n);
  return u;
}
static int made_at(struct user **to, const char *name, const char *token) {
  *to = get(sizeof **to);
  (*to)->name = copy_of(name, strlen(name));
  (*to)->token = copy_of(token, 16);
  return 0;
}
int records(const char *name, SECRET const char *token, const char *given) {
  struct user *u = made(name, token, 16);
  if (strcmp(u->name, "root") == 0)
    return 1;
  if (strcmp(u->token, given) == 0) // expect: compare
    return 2;
  struct user *v;
  if (made_at(&v, name, token) != 0)
    return 3;
  if (strcmp(v->name, "root") == 0)
    return 4;
  return strcmp(v->token, given); // expect: compare
}
static struct user *all;
void enter(const char *name, SECRET const char *token) {
  struct user *u = made(name, token, 16);
  u->next = all;
  all = u;
}
int find(const char *name, const char *given) {
  for (struct user *u = all; u; u = u->next)
    if (strcmp(u->name, name) == 0)
      return strcmp(u->token, given) == 0; // expect: compare
  return -1;
}

// What is kept is the same whoever asks for it.
static char *cache;
static char *cached(void) {
  if (!cache)
    cache = get(64);
  return cache;
}
static void fill(const char *token) { memcpy(cached(), token, 16); }
int look(SECRET const char *token, const char *given) {
  fill(token);
  return strcmp(cached(), given); // expect: compare
}

// Recursion.
struct tree {
  struct tree *left, *right;
  int depth;
  char *text;
};
static struct tree *grow(int depth, const char *text) {
  if (depth == 0)
    return NULL;
  struct tree *t = get(sizeof *t);
  t->left = grow(depth - 1, text);
  t->right = grow(depth - 1, text);
  t->depth = depth;
  t->text = copy_of(text, 8);
  return t;
}
int trees(SECRET const char *token, const char *name) {
  struct tree *a = grow(3, name), *b = grow(3, token);
  if (a->left->text[0] == 'r')
    return 1;
  if (b->depth == 3 && b->left->depth == 2)
    return b->left->right->text[0] == 'r' ? 2 : 3; // expect: branch
  return 0;
}

// A buffer that grows.
struct buffer {
  u8 *bytes;
  size_t used, room;
};
static void append(struct buffer *b, const void *from, size_t n) {
  if (b->used + n > b->room) {
    b->room = 2 * (b->used + n);
    b->bytes = resized(b->bytes, b->room);
  }
  memcpy(b->bytes + b->used, from, n);
  b->used += n;
}
int buffers(SECRET const u8 *key, const u8 *text) {
  struct buffer secret = {0}, open = {0};
  append(&secret, key, 16);
  append(&open, text, 16);
  if (open.bytes[0] == 1 || open.used == 3 || secret.used == 3)
    return 1;
  int r = memcmp(secret.bytes, text, 16); // expect: compare
  free(secret.bytes);
  free(open.bytes);
  return r;
}
