// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Who copies a secret into a marked variable has it in registers, although nothing else tells where it comes from.
// RUN: %residue %s --flags=-DPART=0 --levels=O0,O2 --control=O2
// RUN: %residue %s --flags=-DPART=1 --levels=O0,O2
// RUN: %residue %s --also=%S/Inputs/keys.c --flags=-DPART=2 --levels=O0,O2
#include "Inputs/keys.h"

#if PART != 2
static SECRET unsigned char stored[32];
#else
#define stored key
#endif

static NOINLINE void set(const unsigned char *from) {
#if PART == 1
  uint64_t word;
  memcpy(&word, from, 8);
  __asm__ volatile("" : "+r"(word));
  *(uint64_t *)stored = word;
#else
  memcpy(stored, from, 32);
#endif
}

static NOINLINE void clear(void) {
  for (int i = 0; i < 32; i++)
    ((volatile unsigned char *)stored)[i] = 0;
}

int main(void) {
  const unsigned char *secret = zeroize_audit_begin(32);
  set(secret);
  clear();
  zeroize_audit_observe();
  return 0;
}
