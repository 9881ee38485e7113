// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Functions on which nothing is marked, but that have to do with a record with a secret field: what they write into other
// objects, and what they return the address of, goes on into the heap and into helpers that know of no record. If their
// bodies are in another file, they may have written anything.
// RUN: %residue %s --flags=-DONE_FILE
// RUN: %residue %s --also=%S/Inputs/vault.c
// What the other parts leave in the same place of the stack would hide it:
// RUN: %residue %s --also=%S/Inputs/vault.c --flags=-DPART=by_address
#include "../Inputs/residue.h"
#include "Inputs/mix.h"
#ifdef ONE_FILE
#include "Inputs/vault.c"
#else
#include "Inputs/vault.h"
#endif
#include <stdlib.h>

// Another helper, or what the first leaves in the same place of the stack would hide what the second does.
static NOINLINE unsigned turn(const unsigned char *in) {
  uint64_t work[8];
  for (volatile int i = 0; i < 8; i++)
    work[i] = load64(in + i % 4 * 8) * 0x9e3779b97f4a7c15 + i;
  for (volatile int i = 1; i < 8; i++)
    work[i] ^= rotl64(work[i - 1], 13);
  return (unsigned)work[7];
}

static NOINLINE unsigned on_stack(const struct vault *v) {
  unsigned char buffer[32];
  vault_derive(v, buffer);
  return mix(buffer);
}

static NOINLINE unsigned on_heap(const struct vault *v) {
  unsigned char *buffer = malloc(32);
  if (!buffer)
    return 0;
  vault_derive_twice(v, buffer);
  unsigned sum = 0;
  for (int i = 0; i < 32; i++)
    sum += buffer[i] * (i + 1u);
  free(buffer);
  return sum;
}

static NOINLINE unsigned by_address(struct vault *v) {
  return turn(vault_expose(v));
}

static NOINLINE void work(const unsigned char *secret, unsigned char *output) {
  struct vault v = {1, {0}};
  memcpy(v.key, secret, 32);
#ifdef PART
  unsigned sum = PART(&v);
#else
  unsigned sum = on_stack(&v) + on_heap(&v) + by_address(&v);
#endif
  for (int i = 0; i < 4; i++)
    output[i] = secret_declassify((unsigned char)(sum >> (8 * i)));
}

RESIDUE_MAIN(work, 32)
