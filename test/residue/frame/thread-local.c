// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A thread-local secret goes back to the C library's cache of stacks with its thread, after the program's own destructors.
// RUN: %residue %s --flags=-pthread
// RUN: %residue %s --flags=-pthread --flags=-fPIC --levels=O0,O2
#include "../Inputs/residue.h"
#include <pthread.h>

static SECRET __thread uint64_t state[64];
static SECRET __thread unsigned char never_used[16];
static pthread_key_t key;
static uint64_t seen;

static NOINLINE uint64_t work_with(const unsigned char *from) {
  for (int i = 0; i < 64; i++)
    state[i] = load64(from + i % 25) * (2 * (unsigned)i + 1);
  return state[5] ^ state[63];
}

// The thread's secrets are still there in the program's own destructor.
static void at_end(void *unused) {
  (void)unused;
  seen = state[3] != 0;
}

static void *work(void *from) {
  uint64_t sum = work_with((const unsigned char *)from);
  store64(zeroize_audit_output(), sum);
  pthread_setspecific(key, from);
  return NULL;
}

static void *other(void *unused) {
  return never_used[0] ? unused : NULL;
}

int main(void) {
  const unsigned char *from = zeroize_audit_begin(32);
  pthread_t thread;
  pthread_key_create(&key, at_end);
  void *(*bodies[])(void *) = {work, other, work};
  for (int i = 0; i < 3; i++)
    if (pthread_create(&thread, NULL, bodies[i], (void *)from) || pthread_join(thread, NULL))
      return 1;
  zeroize_audit_observe();
  return seen ? print_output() : 1;
}
