// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Marked variables that another file defines: what is worked out from them is secret, too.
// RUN: %residue %s --also=%S/Inputs/keys.c --flags=-DUSED=key
// RUN: %residue %s --also=%S/Inputs/keys.c --flags=-DUSED=unsized --levels=O0,O2
// RUN: %residue %s --also=%S/Inputs/keys.c --flags=-DUSED=pointer --levels=O0,O2
// RUN: %residue %s --also=%S/Inputs/keys.c --flags=-DUSED=own --levels=O0,O2
// RUN: %residue %s --also=%S/Inputs/keys.c --flags=-DUSED=object.key --levels=O0,O2
#include "Inputs/keys.h"

static NOINLINE unsigned mix(const unsigned char *in) {
  unsigned char work[64];
  unsigned sum = 0;
  for (int i = 0; i < 64; i++)
    work[i] = in[i & 31] + i;
  for (volatile int k = 0; k < 4; k++)
    for (int i = 1; i < 64; i++)
      work[i] ^= work[i - 1] * 3;
  for (int i = 0; i < 64; i++)
    sum += work[i] * (i + 1u);
  return sum;
}

static NOINLINE void use(unsigned char *output) { output[0] = secret_declassify((unsigned char)mix(USED)); }

static NOINLINE void work(const unsigned char *secret, unsigned char *output) {
  set_keys(secret);
  use(output);
  clear_keys();
}

RESIDUE_MAIN(work, 32)
