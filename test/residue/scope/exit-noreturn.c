// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// An unannotated function that never returns ends the program three calls below the secrets; longjmp has skipped some frames before.
// RUN: %residue %s
// RUN: %residue %s --flags=-fPIC --levels=O0,O2
#include "../Inputs/residue.h"
#include <setjmp.h>
#include <stdlib.h>

static jmp_buf again;

static void at_exit(void) {
  zeroize_audit_observe();
  print_output();
}

static NOINLINE void die(const char *reason) {
  fputs(reason, stderr);
  exit(0);
}

static NOINLINE void check(const unsigned char *k, unsigned char *out, int last) {
  SECRET unsigned char copy[24];
  memcpy(copy, k, sizeof copy);
  store64(out, fold(copy, sizeof copy));
  if (last)
    die("");
  longjmp(again, 1);
}

static NOINLINE void mix(unsigned char *mixed, const unsigned char *k) {
  for (int i = 0; i < 32; i++)
    mixed[i] = k[i] ^ (unsigned char)(k[31 - i] * 3);
}

static NOINLINE void middle(const unsigned char *k, unsigned char *out, int last) {
  SECRET unsigned char mixed[32];
  mix(mixed, k);
  check(mixed, out, last);
  store64(out, fold(mixed, 32));
}

static NOINLINE void use(const unsigned char *key, unsigned char *out) {
  SECRET unsigned char k[32];
  memcpy(k, key, sizeof k);
  if (setjmp(again) == 0)
    middle(k, out, 0);
  middle(k, out, 1);
  store64(out, fold(k, 32));
}

int main(void) {
  const unsigned char *key = zeroize_audit_begin(32);
  atexit(at_exit);
  use(key, zeroize_audit_output());
  return 1;
}
