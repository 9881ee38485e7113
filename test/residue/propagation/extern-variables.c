// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Marked variables that another file defines: what is worked out from them is secret, too.
// RUN: %residue %s --also=%S/Inputs/keys.c --flags=-DUSED=key
// RUN: %residue %s --also=%S/Inputs/keys.c --flags=-DUSED=unsized --levels=O0,O2
// RUN: %residue %s --also=%S/Inputs/keys.c --flags=-DUSED=pointer --levels=O0,O2
// RUN: %residue %s --also=%S/Inputs/keys.c --flags=-DUSED=own --levels=O0,O2
// RUN: %residue %s --also=%S/Inputs/keys.c --flags=-DUSED=object.key --levels=O0,O2
#include "Inputs/keys.h"
#include "Inputs/mix.h"

static NOINLINE void use(unsigned char *output) { output[0] = secret_declassify((unsigned char)mix(USED)); }

static NOINLINE void work(const unsigned char *secret, unsigned char *output) {
  set_keys(secret);
  use(output);
  clear_keys();
}

RESIDUE_MAIN(work, 32)
