// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// An arena: many objects in one block, freed at the end by code that sees only the chain of chunks.
// RUN: %residue %s
#include "../Inputs/residue.h"
#include <stdlib.h>

struct chunk {
  struct chunk *next;
  size_t used, size;
  unsigned char bytes[];
};

struct arena {
  struct chunk *chunks;
};

static void *arena_alloc(struct arena *a, size_t n) {
  n = (n + 15) & ~(size_t)15;
  struct chunk *c = a->chunks;
  if (!c || c->used + n > c->size) {
    size_t size = n > 256 ? n : 256;
    c = malloc(sizeof *c + size);
    if (!c)
      abort();
    c->next = a->chunks;
    c->used = 0;
    c->size = size;
    a->chunks = c;
  }
  void *p = c->bytes + c->used;
  c->used += n;
  return p;
}

static void arena_free(struct arena *a) {
  for (struct chunk *c = a->chunks; c;) {
    struct chunk *next = c->next;
    free(c);
    c = next;
  }
  a->chunks = NULL;
}

struct secret_record {
  int id;
  SECRET uint64_t words[8];
};

static NOINLINE void use(const unsigned char *key, unsigned char *out) {
  struct arena a = {0};
  uint64_t h = 0;
  for (int i = 0; i < 9; i++) {
    struct secret_record *r = arena_alloc(&a, sizeof *r);
    r->id = i;
    for (int j = 0; j < 8; j++)
      r->words[j] = load64(key + 8 * j) * (uint64_t)(i + 3);
    h ^= rotl64(r->words[i % 8], i);
  }
  store64(out, h);
  arena_free(&a);
}

int main(void) {
  const unsigned char *key = zeroize_audit_begin(64);
  use(key, zeroize_audit_output());
  zeroize_audit_observe();
  return print_output();
}
