// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// usage: PROGRAM OPERATION          for zeroize-audit: nothing of the secret may be left
//        PROGRAM OPERATION --time   prints nanoseconds per call, the best of several rounds
//        PROGRAM --list
// Always compiled without the plugin: the secret region is the operation.

#define _POSIX_C_SOURCE 200809L

#include "report.h"

#include <zeroize/audit.h>

#include <stdio.h>
#include <string.h>
#include <time.h>

static double now(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return (double)t.tv_sec * 1e9 + (double)t.tv_nsec;
}

static void measure(const struct operation *o) {
  static unsigned char secret[64], out[1024];
  for (int i = 0; i < 64; i++)
    secret[i] = (unsigned char)(i * 7 + 1);
  long calls = 1;
  double best = 0;
  for (int round = 0; round < 7;) {
    double start = now();
    for (long i = 0; i < calls; i++)
      o->run(secret, out);
    double took = now() - start;
    if (took < 2e7) { // 20 ms
      calls *= 2;
      continue;
    }
    if (!round || took / (double)calls < best)
      best = took / (double)calls;
    round++;
  }
  printf("%.1f\n", best);
}

int main(int argc, char **argv) {
  if (argc < 2)
    return 2;
  for (const struct operation *o = operations; o->name[0]; o++) {
    if (strcmp(argv[1], "--list") == 0) {
      puts(o->name);
    } else if (strcmp(argv[1], o->name) == 0) {
      if (argc > 2) {
        prepare_library();
        measure(o);
        return 0;
      }
      const unsigned char *secret = zeroize_audit_begin(64);
      prepare_library();
      o->run(secret, zeroize_audit_output());
      zeroize_audit_observe();
      return 0;
    }
  }
  return strcmp(argv[1], "--list") == 0 ? 0 : 2;
}
