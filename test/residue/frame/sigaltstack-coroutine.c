// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A handler on an alternate signal stack has switched to another context, and the stack is switched off: what is left there are
// its live frames.
// RUN: %residue %s
#define _GNU_SOURCE
#include "../Inputs/residue.h"
#include <signal.h>
#include <ucontext.h>

static unsigned char stack_bytes[131072];
static ucontext_t inside, outside;
static volatile sig_atomic_t made;
static volatile unsigned long input, result;

static void on_signal(int number) {
  volatile unsigned long kept = 1000 + (unsigned long)number;
  volatile unsigned char table[64];
  for (int i = 0; i < 64; i++)
    table[i] = (unsigned char)(i + 3);
  for (made = 1;; result = kept + input * table[input % 64])
    swapcontext(&inside, &outside);
}

static NOINLINE int make(void) {
  stack_t stack = {.ss_sp = stack_bytes, .ss_size = sizeof stack_bytes}, none = {.ss_flags = SS_DISABLE};
  struct sigaction action = {.sa_handler = on_signal, .sa_flags = SA_ONSTACK};
  sigaction(SIGUSR2, &action, NULL);
  if (sigaltstack(&stack, NULL))
    return 1;
  getcontext(&outside);
  if (!made)
    raise(SIGUSR2);
  return sigaltstack(&none, NULL);
}

static NOINLINE unsigned long resume(unsigned long value) {
  input = value;
  swapcontext(&outside, &inside);
  return result;
}

static NOINLINE void use(SECRET const unsigned char *key, unsigned char *out) {
  uint64_t w[8];
  for (int i = 0; i < 8; i++)
    w[i] = load64(key + 4 * i);
  permute(w, 8, 3);
  store64(out, w[0] ^ w[7]);
}

int main(void) {
  const unsigned char *key = zeroize_audit_begin(36);
  unsigned char *out = zeroize_audit_output();
  if (make())
    return 1;
  use(key, out);
  store64(out + 8, resume(5));
  use(key, out + 16);
  store64(out + 24, resume(7));
  zeroize_audit_observe();
  return print_output();
}
