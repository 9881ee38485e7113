// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// realloc leaves the old block behind when it moves, and the tail when it shrinks.
// RUN: %residue %s --flags=-D_DEFAULT_SOURCE
#include "../Inputs/residue.h"
#include <stdlib.h>

static NOINLINE void use(const unsigned char *key, unsigned char *out) {
  SECRET unsigned char *p = malloc(64);
  memcpy(p, key, 64);
  // Something behind it, so that it has to move.
  void *fence = malloc(64);
  p = realloc(p, 4096);
  memcpy(p + 64, key + 16, 64);
  void *second = malloc(64);
  uint64_t h = fold(p, 128);
  p = realloc(p, 24);
  h += fold(p, 24);
  p = reallocarray(p, 100, 8);
  h += fold(p, 24);
  store64(out, h);
  free(p);
  free(fence);
  free(second);
}

int main(void) {
  const unsigned char *key = zeroize_audit_begin(96);
  use(key, zeroize_audit_output());
  zeroize_audit_observe();
  return print_output();
}
