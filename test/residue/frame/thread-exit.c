// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// pthread_exit from inside a region skips its frames: they unwind by the C library's own means.
// RUN: %residue %s --flags=-pthread
#include "../Inputs/residue.h"
#include <pthread.h>

static NOINLINE void check(const uint64_t *w, unsigned char *out) {
  store64(out, w[0] ^ w[3] * 3);
  if (out)
    pthread_exit(NULL);
}

static NOINLINE void use(SECRET const unsigned char *key, unsigned char *out) {
  // Deep enough that the end of the thread does not write over all of it.
  uint64_t w[512];
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
  zeroize_audit_observe();
  return print_output();
}
