// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A generic table with callbacks: it stores void pointers, and is told by a function pointer how to release them.
// RUN: %residue %s
#include "../Inputs/residue.h"
#include <stdlib.h>

struct slot {
  unsigned hash;
  void *value;
  struct slot *next;
};

struct table {
  struct slot *slots[8];
  void (*destroy)(void *);
};

static struct table *table_new(void (*destroy)(void *)) {
  struct table *t = calloc(1, sizeof *t);
  if (!t)
    abort();
  t->destroy = destroy;
  return t;
}

static void table_put(struct table *t, unsigned hash, void *value) {
  struct slot *s = malloc(sizeof *s);
  if (!s)
    abort();
  s->hash = hash;
  s->value = value;
  s->next = t->slots[hash % 8];
  t->slots[hash % 8] = s;
}

static void *table_get(struct table *t, unsigned hash) {
  for (struct slot *s = t->slots[hash % 8]; s; s = s->next)
    if (s->hash == hash)
      return s->value;
  return NULL;
}

static void table_free(struct table *t) {
  for (int i = 0; i < 8; i++)
    for (struct slot *s = t->slots[i]; s;) {
      struct slot *next = s->next;
      if (t->destroy)
        t->destroy(s->value);
      free(s);
      s = next;
    }
  free(t);
}

static NOINLINE void use(const unsigned char *key, unsigned char *out) {
  struct table *t = table_new(free), *names = table_new(NULL);
  for (unsigned i = 0; i < 6; i++) {
    SECRET unsigned char *k = malloc(48);
    if (!k)
      abort();
    for (int j = 0; j < 48; j++)
      k[j] = key[(j + i) % 48] + (unsigned char)i;
    table_put(t, i * 77, k);
    table_put(names, i, "a name");
  }
  store64(out, fold(table_get(t, 3 * 77), 48) + strlen(table_get(names, 2)));
  table_free(t);
  table_free(names);
}

int main(void) {
  const unsigned char *key = zeroize_audit_begin(48);
  use(key, zeroize_audit_output());
  zeroize_audit_observe();
  return print_output();
}
