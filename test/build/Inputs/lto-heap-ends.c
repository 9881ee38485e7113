// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A region with a block of the heap, in a program whose threads end in the middle of one.
#include "../../residue/Inputs/residue.h"
#include <pthread.h>
#include <stdlib.h>

NOINLINE static void use(const unsigned char *from, unsigned char *out, int ends) {
  SECRET unsigned char *copy = malloc(32);
  memcpy(copy, from, 32);
  out[0] = copy[3] ^ copy[31];
  free(copy);
  if (ends)
    pthread_exit(NULL);
}

int main(int argc, char **argv) {
  (void)argv;
  const unsigned char *from = zeroize_audit_begin(32);
  use(from, zeroize_audit_output(), argc > 5);
  zeroize_audit_observe();
  return print_output();
}
