// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// longjmp abandons frames deeper than the margin that any call of foreign code gets.
// RUN: %residue %s
#include "../Inputs/residue.h"
#include <setjmp.h>

static jmp_buf stop;

static NOINLINE void fail(const uint64_t *w, unsigned char *out) {
  volatile uint64_t deep[1500];
  for (int i = 0; i < 1500; i++)
    deep[i] = w[i % 5] * (2 * (unsigned)i + 1);
  store64(out, deep[3] ^ deep[1400]);
  longjmp(stop, 1);
}

static NOINLINE void use(const unsigned char *key, unsigned char *out) {
  SECRET uint64_t w[5];
  for (int i = 0; i < 5; i++)
    w[i] = load64(key + 8 * i);
  if (!setjmp(stop))
    fail(w, out);
}

int main(void) {
  const unsigned char *key = zeroize_audit_begin(40);
  use(key, zeroize_audit_output());
  zeroize_audit_observe();
  return print_output();
}
