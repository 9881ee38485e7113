// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// pthread_exit unwinds C frames that have cleanups (-fexceptions): each runs, and each frame of the region is erased.
// RUN: %residue %s --flags="-pthread -fexceptions" --plain=%S/Inputs/ends-thread.c
#include "../Inputs/residue.h"
#include <pthread.h>

void end_thread(int really);

static int cleaned;
static void clean(const int *number) { cleaned += *number; }

static NOINLINE void check(const uint64_t *w, unsigned char *out) {
  __attribute__((cleanup(clean))) int number = 3;
  uint64_t local[40];
  for (int i = 0; i < 40; i++)
    local[i] = w[i] * (2 * (unsigned)i + 1);
  permute(local, 40, 1);
  store64(out, local[0] ^ local[3] * 3);
  end_thread(out != NULL);
  store64(out, local[1]);
}

static NOINLINE void use(const unsigned char *key, unsigned char *out) {
  __attribute__((cleanup(clean))) int number = 4;
  // Deep enough that the end of the thread does not write over all of it.
  SECRET uint64_t w[512];
  for (int i = 0; i < 512; i++)
    w[i] = load64(key + i % 25) * (2 * (unsigned)i + 1);
  permute(w, 512, 1);
  check(w, out);
  store64(out, w[1]);
}

static void *work(void *key) {
  use((const unsigned char *)key, zeroize_audit_output());
  return NULL;
}

int main(void) {
  const unsigned char *key = zeroize_audit_begin(32);
  pthread_t thread;
  if (pthread_create(&thread, NULL, work, (void *)key))
    return 1;
  pthread_join(thread, NULL);
  zeroize_audit_output()[60] = (unsigned char)cleaned;
  zeroize_audit_observe();
  return print_output();
}
