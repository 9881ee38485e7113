// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A signal handler jumps out of the region that it has interrupted, the kernel's copy of all registers stays; it runs on the
// same stack, or on one of its own. The signal mask comes back.
// RUN: %residue %s --plain=%S/Inputs/setjmp-elsewhere.c
// RUN: %residue %s --plain=%S/Inputs/setjmp-elsewhere.c --flags=-DALTERNATE
#define _DEFAULT_SOURCE
#include "../Inputs/residue.h"
#include "Inputs/setjmp-elsewhere.h"
#include <signal.h>
#include <unistd.h>

static void handler(int number) {
  (void)number;
  siglongjmp(signal_stop, 3);
}

static NOINLINE void use(const unsigned char *key, unsigned char *out) {
  SECRET uint64_t w[40];
  for (int i = 0; i < 40; i++)
    w[i] = load64(key + i % 33) * (2 * (unsigned)i + 1);
  permute(w, 40, 2);
  store64(out, w[0] ^ w[39]);
  // As if the signal came while vector registers hold the secret.
  __asm__ volatile("movups %0, %%xmm3"
                   :
                   : "m"(*(const char (*)[16])w)
                   : "xmm3");
  // Not raise: the audit has forked the program, and musl's raise knows the thread's old number.
  kill(getpid(), SIGUSR1);
  store64(out, w[1]);
}

int main(void) {
#ifdef ALTERNATE
  static char area[65536];
  stack_t stack = {.ss_sp = area, .ss_size = sizeof area};
  sigaltstack(&stack, NULL);
  struct sigaction action = {.sa_handler = handler, .sa_flags = SA_ONSTACK};
#else
  struct sigaction action = {.sa_handler = handler};
#endif
  sigaction(SIGUSR1, &action, NULL);
  const unsigned char *key = zeroize_audit_begin(41);
  unsigned char *out = zeroize_audit_output();
  out[60] = (unsigned char)guarded_with_mask(use, key, out);
  sigset_t mask;
  sigprocmask(SIG_SETMASK, NULL, &mask);
  out[61] = (unsigned char)sigismember(&mask, SIGUSR1);
  zeroize_audit_observe();
  return print_output();
}
