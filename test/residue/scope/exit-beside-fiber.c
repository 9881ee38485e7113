// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// The program ends in a region while a fiber rests in its own, which it has entered later.
// RUN: %residue %s
#define _DEFAULT_SOURCE
#include "../Inputs/residue.h"
#include <stdlib.h>
#include <ucontext.h>

static unsigned char stack[65536];
static ucontext_t here, there;
static unsigned char shared[8];

static void at_end(void) {
  zeroize_audit_observe();
  print_output();
}

static NOINLINE void stop_if(int broken) {
  if (broken)
    exit(0);
}

static NOINLINE void rest(void) {
  SECRET unsigned char seed[8];
  memcpy(seed, shared, 8);
  zeroize_audit_output()[8] = (unsigned char)fold(seed, 8);
  swapcontext(&there, &here);
  stop_if(seed[0] == 1);
}

static NOINLINE void use(const unsigned char *key, unsigned char *out) {
  SECRET uint64_t w[16];
  for (int i = 0; i < 16; i++)
    w[i] = load64(key + i) * (2 * (unsigned)i + 1);
  permute(w, 16, 2);
  store64(out, w[0] ^ w[15]);
  swapcontext(&here, &there);
  stop_if(out != NULL);
  out[9] = 1;
}

int main(void) {
  atexit(at_end);
  const unsigned char *key = zeroize_audit_begin(32);
  getcontext(&there);
  there.uc_stack.ss_sp = stack;
  there.uc_stack.ss_size = sizeof stack;
  there.uc_link = &here;
  makecontext(&there, rest, 0);
  use(key, zeroize_audit_output());
  return 0;
}
