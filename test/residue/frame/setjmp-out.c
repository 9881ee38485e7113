// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// longjmp out of a region leaves it without passing any of its exits.
// RUN: %residue %s
#include "../Inputs/residue.h"
#include <setjmp.h>

static jmp_buf stop;

static NOINLINE void fail(const uint64_t *w, unsigned char *out) {
  store64(out, w[0] ^ w[4] * 7);
  longjmp(stop, 1);
}

static NOINLINE void use(const unsigned char *key, unsigned char *out) {
  SECRET uint64_t w[5];
  for (int i = 0; i < 5; i++)
    w[i] = load64(key + 8 * i);
  permute(w, 5, 3);
  fail(w, out);
  store64(out, w[1]);
}

static NOINLINE void guarded(const unsigned char *key, unsigned char *out) {
  if (!setjmp(stop))
    use(key, out);
}

int main(void) {
  const unsigned char *key = zeroize_audit_begin(40);
  guarded(key, zeroize_audit_output());
  zeroize_audit_observe();
  return print_output();
}
