// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A cache with eviction: the record's field is all that is marked.
// RUN: %residue %s --flags=-D_GNU_SOURCE
#include "../Inputs/residue.h"
#include <stdlib.h>

struct entry {
  int id;
  unsigned age;
  SECRET char *password;
};

struct cache {
  struct entry *entries[4];
  unsigned clock;
  void (*release)(void *);
};

static void drop(struct cache *c, int slot) {
  struct entry *e = c->entries[slot];
  if (!e)
    return;
  c->release(e->password);
  c->release(e);
  c->entries[slot] = NULL;
}

static void put(struct cache *c, int id, const char *password) {
  int oldest = 0;
  for (int i = 0; i < 4; i++) {
    if (!c->entries[i]) {
      oldest = i;
      break;
    }
    if (c->entries[i]->age < c->entries[oldest]->age)
      oldest = i;
  }
  drop(c, oldest);
  struct entry *e = malloc(sizeof *e);
  if (!e)
    abort();
  e->id = id;
  e->age = c->clock++;
  e->password = strdup(password);
  c->entries[oldest] = e;
}

static const char *get(struct cache *c, int id) {
  for (int i = 0; i < 4; i++)
    if (c->entries[i] && c->entries[i]->id == id)
      return c->entries[i]->password;
  return NULL;
}

static NOINLINE void use(const unsigned char *key, unsigned char *out) {
  struct cache c = {.release = free};
  for (int i = 0; i < 10; i++) {
    SECRET char password[33];
    for (int j = 0; j < 32; j++)
      password[j] = 'a' + (key[(j * 3 + i * 7) % 96] & 15);
    password[32] = 0;
    put(&c, i, password);
  }
  const char *p = get(&c, 8);
  store64(out, fold((const unsigned char *)p, 32));
  for (int i = 0; i < 4; i++)
    drop(&c, i);
}

int main(void) {
  const unsigned char *key = zeroize_audit_begin(96);
  use(key, zeroize_audit_output());
  zeroize_audit_observe();
  return print_output();
}
