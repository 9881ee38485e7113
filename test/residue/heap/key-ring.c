// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A ring of keys in one array that grows by realloc, and shrinks.
// RUN: %residue %s
#include "../Inputs/residue.h"
#include <stdlib.h>

struct key {
  uint32_t id;
  uint32_t flags;
  SECRET unsigned char bytes[32];
};

struct ring {
  struct key *keys;
  size_t count, room;
};

static int add(struct ring *r, const struct key *k) {
  if (r->count == r->room) {
    size_t room = r->room ? r->room + r->room / 2 + 1 : 2;
    void *p = realloc(r->keys, room * sizeof *r->keys);
    if (!p)
      return -1;
    r->keys = p;
    r->room = room;
  }
  r->keys[r->count++] = *k;
  return 0;
}

static void remove_first(struct ring *r) {
  memmove(r->keys, r->keys + 1, --r->count * sizeof *r->keys);
  struct key *p = realloc(r->keys, r->count * sizeof *r->keys);
  if (p) {
    r->keys = p;
    r->room = r->count;
  }
}

static NOINLINE void use(const unsigned char *secret, unsigned char *out) {
  struct ring r = {0};
  for (uint32_t i = 0; i < 12; i++) {
    struct key k = {.id = i, .flags = i & 3};
    for (int j = 0; j < 32; j++)
      k.bytes[j] = secret[(i + j) % 96] ^ (unsigned char)j;
    if (add(&r, &k))
      abort();
  }
  for (int i = 0; i < 7; i++)
    remove_first(&r);
  uint64_t h = 0;
  for (size_t i = 0; i < r.count; i++)
    h ^= fold(r.keys[i].bytes, 32) + r.keys[i].id;
  store64(out, h);
  free(r.keys);
}

int main(void) {
  const unsigned char *key = zeroize_audit_begin(96);
  use(key, zeroize_audit_output());
  zeroize_audit_observe();
  return print_output();
}
