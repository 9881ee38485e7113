// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Text that grows by realloc, asprintf, strdup and strndup, and shrinks again.
// RUN: %residue %s --flags=-D_GNU_SOURCE
#include "../Inputs/residue.h"
#include <stdlib.h>
struct text {
  char *p;
  size_t n, room;
};
static NOINLINE void put(struct text *t, const char *s) {
  size_t n = strlen(s);
  if (t->n + n + 1 > t->room) {
    t->room = (t->n + n + 1) * 2;
    t->p = realloc(t->p, t->room);
  }
  memcpy(t->p + t->n, s, n + 1);
  t->n += n;
}
static NOINLINE char *quote(const char *s) {
  char *r;
  if (asprintf(&r, "<%s|%zu>", s, strlen(s)) < 0)
    return 0;
  return r;
}
static NOINLINE void work(SECRET const unsigned char *key, unsigned char *out) {
  SECRET struct text t = {0, 0, 0};
  SECRET char word[17];
  for (unsigned i = 0; i < 24; i++) {
    for (int j = 0; j < 16; j++)
      word[j] = "abcdefghijklmnop"[key[(i + (unsigned)j) & 31] & 15];
    word[16] = 0;
    char *copy = strdup(word), *half = strndup(word, 7), *q = quote(copy),
         *qq = quote(q);
    put(&t, qq);
    put(&t, half);
    free(q);
    free(half);
    free(copy);
    free(qq);
  }
  char *tail = strndup(t.p + 5, 300);
  tail = realloc(tail, 20);
  tail[19] = 0;
  char *save, *token = strtok_r(t.p, "|", &save);
  uint64_t h = 0;
  for (; token; token = strtok_r(0, "|", &save))
    h ^= fold((unsigned char *)token, strlen(token));
  store64(out, h ^ fold((unsigned char *)tail, 19));
  free(tail);
  free(t.p);
}
int main(void) {
  const unsigned char *key = zeroize_audit_begin(32);
  work(key, zeroize_audit_output());
  zeroize_audit_observe();
  return print_output();
}
