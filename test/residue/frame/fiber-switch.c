// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A generator yields from inside its region: swapcontext stores registers that are dead, where nobody erases them.
// RUN: %residue %s
#define _DEFAULT_SOURCE
#include "../Inputs/residue.h"
#include <ucontext.h>

static unsigned char stack[65536];
static ucontext_t here, there;
static const unsigned char *shared_key;

static NOINLINE void generate(SECRET const unsigned char *key) {
  uint64_t w[8];
  for (int i = 0; i < 8; i++)
    w[i] = load64(key + 4 * i);
  for (int i = 0; i < 3; i++) {
    permute(w, 8, 3);
    store64(zeroize_audit_output() + 8 * i, w[i] ^ w[7]);
    swapcontext(&there, &here);
  }
}

static void body(void) { generate(shared_key); }

int main(void) {
  shared_key = zeroize_audit_begin(36);
  getcontext(&there);
  there.uc_stack.ss_sp = stack;
  there.uc_stack.ss_size = sizeof stack;
  there.uc_link = &here;
  makecontext(&there, body, 0);
  for (int i = 0; i < 4; i++)
    swapcontext(&here, &there);
  zeroize_audit_observe();
  return print_output();
}
