// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A function behind a pointer that attests leaves nothing, however it was linked; what does not attest has its margin
// erased, also behind one that does.
// RUN: %residue %s --also=%S/Inputs/deep.c
// RUN: %residue %s --plain=%S/Inputs/deep.c
// RUN: %residue %s --also=%S/Inputs/deep.c --flags=-DMIXED --plain=%S/Inputs/dirty.c
// One that does not attest behind a pointer, beside one that does and is called by its name.
// RUN: %residue %s --also=%S/Inputs/deep.c --flags=-DBOTH --plain=%S/Inputs/dirty.c
// RUN: %residue %s --also=%S/Inputs/deep.c --levels=O2 --flags="-fcf-protection=full"
// RUN: %residue %s --also=%S/Inputs/deep.c --levels=O2 --flags="-fpatchable-function-entry=4,2"
// RUN: %residue %s --plain=%S/Inputs/deep.c --levels=O2 --flags="-fsanitize=kcfi"
// RUN: %residue %s --also=%S/Inputs/deep.c --levels=O2 --flags="-mretpoline"
#include "../Inputs/residue.h"

int deep(SECRET const unsigned char *k, int n);
int dirty(SECRET const unsigned char *k, int n);

struct table {
  int (*first)(const unsigned char *k, int n);
  int (*second)(const unsigned char *k, int n);
};
#ifdef BOTH
static const struct table functions = {dirty, dirty};
#elif defined MIXED
static const struct table functions = {dirty, deep};
#else
static const struct table functions = {deep, deep};
#endif
static const struct table *volatile chosen = &functions;

static NOINLINE void use(SECRET const unsigned char *k, unsigned char *out) {
  SECRET unsigned char copy[32];
  memcpy(copy, k, 32);
  copy[0] ^= 1;
#ifdef BOTH
  int r = deep(copy, 2) + chosen->first(copy, 3);
#else
  int r = chosen->first(copy, 3);
#endif
  r += chosen->second(copy, 5);
  memcpy(out, &r, sizeof r);
}

int main(void) {
  const unsigned char *k = zeroize_audit_begin(32);
  use(k, zeroize_audit_output());
  zeroize_audit_observe();
  return print_output();
}
