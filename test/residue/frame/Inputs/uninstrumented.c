// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Compiled without the plugin and linked into a program that has it (%residue --plain): what a library
// function does with the registers and the stack that it is given. No helper here is inlined away.

#include "uninstrumented.h"

#include <string.h>

void uninstrumented_store(unsigned char *out, uint64_t word) {
  memcpy(out, &word, sizeof word);
}

__attribute__((noinline)) static uint64_t step(uint64_t x, uint64_t y) {
  __asm__ volatile("" : "+r"(x), "+r"(y));
  return x * 3 + y;
}

uint64_t uninstrumented_busy(uint64_t seed) {
  // Live across calls: only callee-saved registers (or stack slots) can hold them.
  uint64_t a = seed + 1, b = seed + 2, c = seed + 3, d = seed + 4, e = seed + 5,
           f = seed + 6;
  for (int i = 0; i < 3; i++) {
    a = step(a, b);
    b = step(b, c);
    c = step(c, d);
    d = step(d, e);
    e = step(e, f);
    f = step(f, a);
  }
  return a ^ b ^ c ^ d ^ e ^ f;
}

void uninstrumented_visit(void (*visit)(void *, unsigned), void *context,
                          unsigned n) {
  uint64_t seed = n;
  for (unsigned i = 0; i < n; i++) {
    seed = uninstrumented_busy(seed);
    visit(context, i);
    seed = step(seed, i);
  }
}

void uninstrumented_copy(unsigned char *to, const unsigned char *from,
                         size_t n) {
  unsigned char block[64];
  while (n) {
    size_t m = n < sizeof block ? n : sizeof block;
    memcpy(block, from, m);
    __asm__ volatile("" : : "r"(block) : "memory");
    memcpy(to, block, m);
    to += m;
    from += m;
    n -= m;
  }
}
