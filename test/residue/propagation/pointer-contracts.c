// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// What a call through a pointer fills is secret if the pointer's declaration says so, wherever the pointer lies, or
// if a type does that is written where it is made; nothing else in the file is marked, and the function that is called is in another one.
// RUN: %residue %s --also=%S/Inputs/sources.c --flags=-DPART=0
// RUN: %residue %s --also=%S/Inputs/sources.c --flags=-DPART=1 --levels=O0,O2
// RUN: %residue %s --also=%S/Inputs/sources.c --flags=-DPART=2 --levels=O0,O2
// RUN: %residue %s --also=%S/Inputs/sources.c --flags=-DPART=3 --levels=O0,O2
// RUN: %residue %s --also=%S/Inputs/sources.c --flags=-DPART=4 --levels=O0,O2
// RUN: %residue %s --also=%S/Inputs/sources.c --flags=-DPART=5 --levels=O0,O2
// RUN: %residue %s --also=%S/Inputs/sources.c --flags=-DPART=6 --levels=O0,O2
// RUN: %residue %s --also=%S/Inputs/sources.c --flags=-DPART=7 --levels=O0,O2
// RUN: %residue %s --also=%S/Inputs/sources.c --flags=-DPART=8 --levels=O0,O2
// RUN: %residue %s --also=%S/Inputs/sources.c --flags=-DPART=9 --levels=O0,O2
// RUN: %residue %s --also=%S/Inputs/sources.c --flags=-DPART=10 --levels=O0,O2
// RUN: %residue %s --also=%S/Inputs/sources.c --flags=-DPART=11 --levels=O0,O2
#include "Inputs/sources.h"
#include "Inputs/mix.h"
#include <stdlib.h>

static NOINLINE int call(filler f, void *context, unsigned char *out) { return f(context, out, 32); }

static volatile int zero = 0;

static NOINLINE unsigned use(struct holder *h) {
  struct source *s = &h->source;
  unsigned char key[32];
#if PART == 0 // a field
  s->fill(s->context, key, 32);
#elif PART == 1 // a record's first field, inside of another
  h->source.first(s->context, key, 32);
#elif PART == 2 // an array in a record
  s->table[zero + 1](s->context, key, 32);
#elif PART == 3 // a parameter
  call(s->first, s->context, key);
#elif PART == 4 // a local variable
  filler f = zero ? 0 : s->fill;
  (*f)(s->context, key, 32);
#elif PART == 5 // a global table
  fillers[zero + 2](s->context, key, 32);
#elif PART == 6 // a pointer to pointers
  filler *table = s->table;
  table[zero](s->context, key, 32);
#elif PART == 7 // one of two
  (zero ? s->first : s->fill)(s->context, key, 32);
#elif PART == 9 // what a cast makes
  void *volatile any = (void *)s->fill;
  ((filler)any)(s->context, key, 32);
#elif PART == 10 // what a function returns
  find_filler()(s->context, key, 32);
#elif PART == 11 // a function whose own parameters are not marked
  ((int (*)(void *, SECRET unsigned char *, int))copy_plainly)(s->context, key, 32);
#else // into the heap
  unsigned char *block = malloc(32);
  if (!block)
    return 0;
  s->fill(s->context, block, 32);
  unsigned sum = mix(block);
  free(block);
  return sum;
#endif
  return mix(key);
}

static NOINLINE void work(const unsigned char *secret, unsigned char *output) {
  unsigned sum = use(open_source(secret));
  for (int i = 0; i < 4; i++)
    output[i] = secret_declassify((unsigned char)(sum >> (8 * i)));
}

RESIDUE_MAIN(work, 32)
