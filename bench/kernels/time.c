// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Times one kernel: -DKERNEL is the file, -DSETUP and -DCALL say what to do
// with it. Without an argument it runs the kernel's own main (test vectors,
// zeroize-audit); with a number, prints nanoseconds per call. -DHAND_WIPED
// makes the variant of hand_wipe.h. Relies on the programs of
// test/residue/kernels; run by bench/kernels/run, which
// test/build/bench-kernels.test covers.

#ifdef HAND_WIPED
#include "hand_wipe.h"
#endif

#define main kernel_main
#include KERNEL
#undef main
#ifdef HAND_WIPED
#pragma clang attribute pop
#endif

#include <stdlib.h>
#include <time.h>

// Not static: the optimiser must not know what is in them.
unsigned char bench_key[128], bench_text[4096], bench_out[4096];

static __attribute__((noinline)) void operation(void) { CALL; }

static double now(void) {
  struct timespec t;
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
  return (double)t.tv_sec * 1e9 + (double)t.tv_nsec;
}

int main(int argc, char **argv) {
  if (argc < 2)
    return kernel_main();
  SETUP;
  long n = strtol(argv[1], NULL, 10);
  double start = now();
  for (long i = 0; i < n; i++) {
    operation();
    __asm__ volatile("" ::: "memory");
  }
  printf("%.3f\n", (now() - start) / (double)n);
  return 0;
}
