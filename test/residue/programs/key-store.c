// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A key store like an agent's: a list of named keys, added, used, moved when the table grows, and removed.
// RUN: %residue %s
#include "../kernels/Inputs/hmac-sha256.h"
#include <stdlib.h>

struct entry {
  char name[16];
  size_t size;
  SECRET unsigned char *key;
};

struct store {
  struct entry *entries;
  size_t count, room;
};

static int add(struct store *s, const char *name,
               SECRET const unsigned char *key, size_t size) {
  if (s->count == s->room) {
    size_t room = s->room ? 2 * s->room : 2;
    struct entry *grown = realloc(s->entries, room * sizeof *grown);
    if (!grown)
      return -1;
    s->entries = grown;
    s->room = room;
  }
  struct entry *e = &s->entries[s->count];
  snprintf(e->name, sizeof e->name, "%s", name);
  e->key = malloc(size);
  if (!e->key)
    return -1;
  memcpy(e->key, key, size);
  e->size = size;
  s->count++;
  return 0;
}

static struct entry *find(struct store *s, const char *name) {
  for (size_t i = 0; i < s->count; i++)
    if (strcmp(s->entries[i].name, name) == 0)
      return &s->entries[i];
  return NULL;
}

static int sign(struct store *s, const char *name, const void *message,
                size_t n, unsigned char *out) {
  struct entry *e = find(s, name);
  if (!e)
    return -1;
  struct hmac c;
  hmac_init(&c, e->key, e->size);
  sha256_update(&c.inner, message, n);
  hmac_final(&c, out);
  return 0;
}

static void remove_all(struct store *s) {
  while (s->count)
    free(s->entries[--s->count].key);
  free(s->entries);
  s->entries = NULL;
  s->room = 0;
}

static void derive_keys(struct store *s, const unsigned char *seed) {
  char name[16];
  for (int i = 0; i < 5; i++) {
    SECRET unsigned char key[64];
    for (int j = 0; j < 64; j++)
      key[j] = (unsigned char)(seed[j % 32] * (2 * i + 1) + j);
    snprintf(name, sizeof name, "key %d", i);
    add(s, name, key, 16 + 12 * (size_t)i);
  }
}

int main(void) {
  sha256_tables();
  static struct store s;
  const unsigned char *key = zeroize_audit_begin(32);
  unsigned char *out = zeroize_audit_output();
  derive_keys(&s, key);
  int result =
      sign(&s, "key 3", "hello", 5, out) | sign(&s, "key 0", "x", 1, out + 32);
  remove_all(&s);
  zeroize_audit_observe();
  return result || print_output();
}
