// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Callbacks with a void pointer as their context: a visitor, qsort and bsearch, none of which says what it carries.
// RUN: %residue %s
#include "../kernels/Inputs/hmac-sha256.h"
#include <stdlib.h>

struct item {
  uint32_t id;
  SECRET uint32_t weight;
};

typedef int visitor(void *context, const unsigned char *bytes, size_t n);

static int for_each_chunk(const unsigned char *bytes, size_t n, visitor *visit,
                          void *context) {
  for (size_t i = 0; i < n; i += 4) {
    int result = visit(context, bytes + i, 4);
    if (result)
      return result;
  }
  return 0;
}

struct collector {
  struct item *items;
  size_t count;
};

static int collect(void *context, const unsigned char *bytes, size_t n) {
  struct collector *c = context;
  (void)n;
  c->items[c->count].id = (uint32_t)c->count;
  c->items[c->count++].weight = load32(bytes);
  return 0;
}

static int by_weight(const void *a, const void *b) {
  const struct item *x = a, *y = b;
  return (x->weight > y->weight) - (x->weight < y->weight);
}

static void rank(const unsigned char *seed, unsigned char *out) {
  struct item items[16];
  struct collector c = {items, 0};
  for_each_chunk(seed, 64, collect, &c);
  qsort(items, 16, sizeof *items, by_weight);
  struct item wanted = items[7];
  struct item *found = bsearch(&wanted, items, 16, sizeof *items, by_weight);
  store32(out, found->weight ^ items[3].weight);
}

int main(void) {
  const unsigned char *key = zeroize_audit_begin(64);
  rank(key, zeroize_audit_output());
  zeroize_audit_observe();
  return print_output();
}
