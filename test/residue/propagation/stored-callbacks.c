// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Callbacks on which nothing is marked, called by another file through pointers whose declarations say that they are given a
// secret: what they write through their context is secret where it is.
// RUN: %residue %s --also=%S/Inputs/callers.c --flags=-DPART=0
// RUN: %residue %s --also=%S/Inputs/callers.c --flags=-DPART=1 --levels=O0,O2
// RUN: %residue %s --also=%S/Inputs/callers.c --flags=-DPART=2 --levels=O0,O2
// RUN: %residue %s --also=%S/Inputs/callers.c --flags=-DPART=3 --levels=O0,O2
// RUN: %residue %s --also=%S/Inputs/callers.c --flags=-DPART=4 --levels=O0,O2
// RUN: %residue %s --also=%S/Inputs/callers.c --flags=-DPART=5 --levels=O0,O2
#include "Inputs/callers.h"
#include "Inputs/mix.h"
#include <stdlib.h>

static void take(void *context, const unsigned char *key) { memcpy(context, key, 32); }

static void take_word(void *context, uint64_t word, int i) { store64((unsigned char *)context + 8 * i, word); }

static void NOINLINE start(struct handlers *h, void *context) {
  h->key = take;
  h->context = context;
}

static void NOINLINE each(on_key *f, void *context) { each_key(f, context); }

static NOINLINE void use(unsigned char *output) {
  unsigned char key[32];
#if PART == 0 // plainly
  each_key(take, key);
#elif PART == 1 // a value
  each_word(take_word, key);
#elif PART == 2 // in a record
  struct handlers h = {1, 0, take_word, key};
  handle(&h);
#elif PART == 3 // in a record that another function fills
  struct handlers h = {1, 0, 0, 0};
  start(&h, key);
  handle(&h);
#elif PART == 5 // by way of a wrapper
  each(take, key);
#else // in a block of the heap, by way of a variable
  on_key *f = take;
  struct handlers *h = calloc(1, sizeof *h);
  if (!h)
    return;
  h->key = f;
  h->context = key;
  handle(h);
  free(h);
#endif
  output[0] = secret_declassify((unsigned char)mix(key));
}

static NOINLINE void work(const unsigned char *secret, unsigned char *output) {
  set_source(secret);
  use(output);
}

RESIDUE_MAIN(work, 32)
