// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A region on a stack that the program made itself: the C library does not know its bounds, and its neighbour is heap.
// RUN: %residue %s
#define _DEFAULT_SOURCE
#include "../Inputs/residue.h"
#include <ucontext.h>

static unsigned char stack[65536];
static ucontext_t here, there;
static const unsigned char *shared_key;

static NOINLINE void use(SECRET const unsigned char *key, unsigned char *out) {
  uint64_t w[8];
  for (int i = 0; i < 8; i++)
    w[i] = load64(key + 4 * i);
  permute(w, 8, 3);
  store64(out, w[0] ^ w[7]);
}

static void body(void) {
  use(shared_key, zeroize_audit_output());
  swapcontext(&there, &here);
}

int main(void) {
  shared_key = zeroize_audit_begin(36);
  getcontext(&there);
  there.uc_stack.ss_sp = stack;
  there.uc_stack.ss_size = sizeof stack;
  there.uc_link = &here;
  makecontext(&there, body, 0);
  swapcontext(&here, &there);
  zeroize_audit_observe();
  return print_output();
}
