// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// What releasing a secret block of BYTES bytes costs. By hand (-DBY_HAND, no plugin): explicit_bzero, then free. With
// the plugin: free. Prints nanoseconds per block, allocation included, the fastest of many rounds. Run by bench/heap/run.
#define _DEFAULT_SOURCE
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <zeroize/secret.h>

#ifndef BYTES
#define BYTES 64
#endif

static unsigned char key[BYTES];

static __attribute__((noinline)) void release(SECRET unsigned char *block) {
#ifdef BY_HAND
  explicit_bzero(block, BYTES);
#endif
  free(block);
}

static double now(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return (double)t.tv_sec * 1e9 + (double)t.tv_nsec;
}

int main(void) {
  enum { ROUNDS = 400, CALLS = 2000 };
  double best = 1e9;
  for (int i = 0; i < BYTES; i++)
    key[i] = (unsigned char)(i * 37 + 11);
  for (int r = 0; r < ROUNDS; r++) {
    double start = now();
    for (int i = 0; i < CALLS; i++) {
      unsigned char *block = malloc(BYTES);
      memcpy(block, key, BYTES);
      __asm__ volatile("" : : "r"(block) : "memory");
      release(block);
    }
    double took = (now() - start) / CALLS;
    if (took < best)
      best = took;
  }
  printf("%.1f\n", best);
  return 0;
}
