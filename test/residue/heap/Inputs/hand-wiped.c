// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A cipher whose functions mark what they use, not its record, and not what they release.

#include <stdlib.h>
#include <string.h>
#include <zeroize/secret.h>

struct cipher {
  int rounds;
  unsigned schedule[60];
};

struct cipher *cipher_new(SECRET const unsigned char *key) {
  struct cipher *c = malloc(sizeof *c);
  if (!c)
    abort();
  c->rounds = 9;
  memcpy(c->schedule, key, 32);
  for (int i = 8; i < 60; i++)
    c->schedule[i] = c->schedule[i - 8] * 77 ^ c->schedule[i - 1];
  return c;
}

unsigned cipher_run(SECRET const struct cipher *c, unsigned x) {
  for (int i = 0; i < 60; i++)
    x = (x ^ c->schedule[i]) * 3;
  return secret_declassify(x);
}

void cipher_free(struct cipher *c) {
  memset(c, 0, sizeof *c);
  free(c);
}

// The same in two steps, each by a helper.
static void overwrite(void *p, size_t n) { memset(p, 0xff, n); }
static void drop(void *p) {
  if (p)
    free(p);
}
void cipher_drop(struct cipher *c) {
  overwrite(c->schedule, sizeof c->schedule);
  drop(c);
}
