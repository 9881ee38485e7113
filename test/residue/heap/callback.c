// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// free by its address: called through a pointer, and handed to the C library, which calls it.
// RUN: %residue %s --flags=-D_GNU_SOURCE
#include "../Inputs/residue.h"
#include <search.h>
#include <stdlib.h>

struct hooks {
  void *(*allocate)(size_t);
  void *(*move)(void *, size_t);
  void (*release)(void *);
};

static struct hooks hooks = {malloc, realloc, free};

struct item {
  unsigned id;
  SECRET unsigned char bytes[60];
};

static int by_id(const void *a, const void *b) {
  const struct item *x = a, *y = b;
  return x->id < y->id ? -1 : x->id > y->id;
}

static NOINLINE void use(const unsigned char *key, unsigned char *out) {
  void *tree = NULL;
  uint64_t h = 0;
  for (unsigned i = 0; i < 5; i++) {
    struct item *it = malloc(sizeof *it);
    it->id = i * 7 % 5;
    memcpy(it->bytes, key + i, 60);
    h ^= fold(it->bytes, 60);
    tsearch(it, &tree, by_id);
  }
  tdestroy(tree, free);
  unsigned char *block = hooks.allocate(64);
  memcpy(block, key, 64);
  void *fence = malloc(64);
  block = hooks.move(block, 1024);
  memcpy(block + 64, key + 8, 64);
  h ^= fold(block, 128);
  hooks.release(block);
  free(fence);
  store64(out, h);
}

int main(void) {
  const unsigned char *key = zeroize_audit_begin(96);
  use(key, zeroize_audit_output());
  zeroize_audit_observe();
  return print_output();
}
