// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The smallest residue program, with a switch for each way in which %residue
// must fail. See ../residue-helper.test.

#include <zeroize/audit.h>
#include <zeroize/secret.h>

#include <stdio.h>

#ifdef UNMARKED
#undef SECRET
#define SECRET
#endif

void missing(void);

__attribute__((noinline)) static void leaf(const unsigned char *seed,
                                           unsigned char *out) {
#ifdef NOTHING
  (void)seed;
  out[0] = 0;
#else
  SECRET unsigned char key[32];
  for (unsigned i = 0; i < sizeof key; i++)
    key[i] = seed[i];
  __asm__ volatile("" : : "r"(key) : "memory");
  unsigned sum = 0;
  for (unsigned i = 0; i < sizeof key; i++)
    sum = sum * 33 + key[i];
  out[0] = (unsigned char)sum;
#endif
}

int main(void) {
  const unsigned char *seed = zeroize_audit_begin(32);
  leaf(seed, zeroize_audit_output());
#ifdef CRASH
  __builtin_trap();
#endif
#ifndef UNOBSERVED
  zeroize_audit_observe();
#endif
#ifdef DIFFERENT
  puts("different");
#endif
#ifdef MISSING
  missing();
#endif
  return 0;
}
