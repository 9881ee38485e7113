// Compiled without the plugin: knows nothing of regions, and calls what does.
#define _DEFAULT_SOURCE
#include "nested.h"
#include <stdarg.h>
#include <unistd.h>

// Lays down what it finds in the registers of arguments.
int note_events(int n, ...) {
  va_list l;
  va_start(l, n);
  int r = n > 7 ? va_arg(l, int) : n;
  va_end(l);
  return r;
}

uint64_t unprotected(const unsigned char *k) {
  __asm__ volatile("movups (%0), %%xmm9\n\tmovups 16(%0), %%xmm14" : : "r"(k) : "xmm9", "xmm14");
  return 5;
}

// The first call of its kind, bound when it is made.
int note_event(int n) { return getpagesize() / 1024 + n; }

uint64_t between(const unsigned char *k) { return spills_over(k) + mixes(k, 6); }
