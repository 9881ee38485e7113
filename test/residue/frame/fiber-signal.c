// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Regions of two stacks are interleaved: a fiber that has entered its own makes the outer one believe that no signal has come.
// RUN: %residue %s
// Without a margin, in which the frame of the signal may lie:
// RUN: %residue %s --plugin-flags=-fplugin-arg-zeroize-depth=0
#define _DEFAULT_SOURCE
#include "../Inputs/residue.h"
#include <signal.h>
#include <ucontext.h>
#include <unistd.h>

static unsigned char stack[65536];
static ucontext_t here, there;
static const unsigned char *shared_key;

static NOINLINE void generate(SECRET const unsigned char *key) {
  uint64_t w[4];
  for (int i = 0; i < 4; i++)
    w[i] = load64(key + 4 * i);
  permute(w, 4, 3);
  swapcontext(&there, &here);
  permute(w, 4, 3);
  store64(zeroize_audit_output() + 8, w[0] ^ w[3]);
}

static void body(void) { generate(shared_key); }

static void handler(int number) { (void)number; }

static NOINLINE void use(SECRET const unsigned char *key, unsigned char *out) {
  uint64_t w[8];
  for (int i = 0; i < 8; i++)
    w[i] = load64(key + 4 * i);
  permute(w, 8, 3);
  // As if the signal came while vector registers hold the secret.
  __asm__ volatile("movups %0, %%xmm3\n\tmovups %0, %%xmm11"
                   :
                   : "m"(*(const char (*)[16])w)
                   : "xmm3", "xmm11");
  long result = 62; // kill
  __asm__ volatile("movups %3, %%xmm3\n\tmovups %3, %%xmm11\n\tsyscall"
                   : "+a"(result)
                   : "D"((long)getpid()), "S"((long)SIGUSR1),
                     "m"(*(const char (*)[16])w)
                   : "rcx", "r11", "xmm3", "xmm11", "memory");
  swapcontext(&here, &there);
  store64(out, w[0] ^ w[7]);
}

int main(void) {
  struct sigaction action = {.sa_handler = handler};
  sigaction(SIGUSR1, &action, NULL);
  shared_key = zeroize_audit_begin(36);
  getcontext(&there);
  there.uc_stack.ss_sp = stack;
  there.uc_stack.ss_size = sizeof stack;
  there.uc_link = &here;
  makecontext(&there, body, 0);
  use(shared_key, zeroize_audit_output());
  swapcontext(&here, &there);
  zeroize_audit_observe();
  return print_output();
}
