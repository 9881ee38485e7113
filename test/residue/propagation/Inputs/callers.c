// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "callers.h"

static const unsigned char *source;

void set_source(const unsigned char *key) { source = key; }

void each_key(on_key *f, void *context) { f(context, source); }

void each_word(on_word *f, void *context) {
  for (int i = 0; i < 4; i++)
    f(context, load64(source + 8 * i), i);
}

void handle(const struct handlers *h) {
  if (h->word)
    each_word(h->word, h->context);
  else
    each_key(h->key, h->context);
}
