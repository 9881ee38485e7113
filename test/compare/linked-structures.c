// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A secret that is written into a node of a list or a tree must not make the links and the public fields of the others secret: each
// loop over the list would be an error. What is secret is found however far down it is.
// RUN: %zeroize -fsyntax-only -Wall -Werror %s
// RUN: not %zeroize -fsyntax-only -DFIRES %s 2>&1 | %FileCheck %s
#define SECRET __attribute__((secret))
typedef __SIZE_TYPE__ size_t;
void *calloc(size_t, size_t);
void free(void *);

struct node {
  unsigned name, age;
  SECRET unsigned char key[32];
  struct node *next, *left, *right;
};
struct table {
  struct node **buckets;
  size_t room, count;
};

// The address of a link is the address of a bucket or of a field of any node.
static struct node **slot(struct table *t, unsigned name) {
  struct node **at = &t->buckets[name % t->room];
  while (*at && (*at)->name != name)
    at = &(*at)->next;
  return at;
}

static int put(struct table *t, unsigned name,
               SECRET const unsigned char *key) {
  struct node **at = slot(t, name);
  if (!*at) {
    *at = calloc(1, sizeof **at);
    if (!*at)
      return -1;
    t->count++;
  }
  (*at)->name = name;
  (*at)->age = (unsigned)t->count;
  for (int i = 0; i < 32; i++)
    (*at)->key[i] = key[i];
  return 0;
}

static int grow(struct table *t) {
  struct node **old = t->buckets;
  size_t n = t->room;
  t->buckets = calloc(2 * n, sizeof *t->buckets);
  if (!t->buckets)
    return -1;
  t->room = 2 * n;
  for (size_t i = 0; i < n; i++)
    for (struct node *p = old[i], *next; p; p = next) {
      next = p->next;
      struct node **at = slot(t, p->name);
      p->next = 0;
      *at = p;
    }
  free(old);
  return 0;
}

static void evict(struct table *t) {
  struct node **oldest = 0;
  for (size_t i = 0; i < t->room; i++)
    for (struct node **at = &t->buckets[i]; *at; at = &(*at)->next)
      if (!oldest || (*at)->age < (*oldest)->age)
        oldest = at;
  if (oldest) {
    struct node *p = *oldest;
    *oldest = p->next;
    free(p);
  }
}

int keep(SECRET const unsigned char *key) {
  struct table t = {calloc(7, sizeof(struct node *)), 7, 0};
  if (!t.buckets)
    return 1;
  for (unsigned i = 0; i < 60; i++) {
    if (t.count > t.room && grow(&t) != 0)
      return 1;
    if (put(&t, i, key))
      return 1;
  }
  evict(&t);
  return 0;
}

static struct node *insert(struct node *tree, struct node *fresh) {
  if (!tree)
    return fresh;
  if (fresh->name < tree->name)
    tree->left = insert(tree->left, fresh);
  else
    tree->right = insert(tree->right, fresh);
  return tree;
}

unsigned plant(SECRET const unsigned char *key) {
  struct node *tree = 0;
  for (unsigned i = 0; i < 9; i++) {
    struct node *fresh = calloc(1, sizeof *fresh);
    if (!fresh)
      return 0;
    fresh->name = i * 5 % 9;
    fresh->key[0] = key[i];
    tree = insert(tree, fresh);
  }
  unsigned deepest = 0;
  for (struct node *p = tree; p; p = p->left ? p->left : p->right)
    deepest++;
  return deepest;
}

// Records in records are as deep as they are.
struct a {
  unsigned n;
  unsigned char k;
};
struct b {
  struct a *a;
};
struct c {
  struct b *b;
};
struct d {
  struct c *c;
};
struct e {
  struct d *d;
};
int chain(struct e *e, SECRET const unsigned char *key) {
  e->d->c->b->a->k = key[0];
  return e->d->c->b->a->n > 3 ? 1 : 0;
}

#ifdef FIRES
// CHECK: :[[#@LINE+8]]:{{[0-9]+}}: error: branch depends on a secret [zeroize-branch]
struct plain {
  struct plain *next;
  unsigned char byte;
};
int far(struct plain *p, SECRET const unsigned char *key) {
  p->next->next->next->next->next->byte = key[0];
  for (; p; p = p->next)
    if (p->next->next->next->next->next->byte)
      return 1;
  return 0;
}

// CHECK: :[[#@LINE+3]]:{{[0-9]+}}: error: branch depends on a secret [zeroize-branch]
int deep(struct e *e, SECRET const unsigned char *key) {
  e->d->c->b->a->k = key[0];
  if (e->d->c->b->a->k)
    return 1;
  return 0;
}
#endif
