// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A thread that is cancelled inside a region passes no exit, and the C library keeps its stack for the next one.
// RUN: %residue %s --flags=-pthread
// RUN: %residue %s --flags="-pthread -DASYNCHRONOUS" --levels=O0,O2
// RUN: %residue %s --flags="-pthread -static" --levels=O0,O2
#include "../Inputs/residue.h"
#include <pthread.h>
#include <unistd.h>

static int ready[2], never[2];

static NOINLINE void wait_for_ever(void) {
  char byte = 1;
#ifdef ASYNCHRONOUS
  pthread_setcanceltype(PTHREAD_CANCEL_ASYNCHRONOUS, NULL);
#endif
  if (write(ready[1], &byte, 1) == 1)
    while (read(never[0], &byte, 1) >= 0)
      ;
}

static NOINLINE void use(SECRET const unsigned char *key, unsigned char *out) {
  // Deep enough that the end of the thread does not write over all of it.
  uint64_t w[512];
  for (int i = 0; i < 512; i++)
    w[i] = load64(key + i % 25) * (2 * (unsigned)i + 1);
  permute(w, 512, 1);
  store64(out, w[0] ^ w[3] * 3);
  wait_for_ever();
  store64(out, w[1]);
}

static void *work(void *key) {
  use((const unsigned char *)key, zeroize_audit_output());
  return NULL;
}

int main(void) {
  const unsigned char *key = zeroize_audit_begin(32);
  pthread_t thread;
  void *result;
  char byte;
  if (pipe(ready) || pipe(never) || pthread_create(&thread, NULL, work, (void *)key))
    return 1;
  if (read(ready[0], &byte, 1) != 1 || pthread_cancel(thread) || pthread_join(thread, &result))
    return 1;
  zeroize_audit_output()[60] = result == PTHREAD_CANCELED;
  zeroize_audit_observe();
  return print_output();
}
