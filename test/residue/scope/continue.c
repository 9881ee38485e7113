// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// continue leaves the scope of a secret before the end of the loop body.
// RUN: %residue %s
#include "../Inputs/residue.h"

static NOINLINE void fill(unsigned char *to, const unsigned char *from) {
  memcpy(to, from, 40);
}

static NOINLINE void digest(const unsigned char *k, unsigned char *out) {
  store64(out, fold(k, 40));
}

static int step(volatile unsigned *seen) {
  // The loop's condition is where a continue arrives: the scope has been left there.
  if (*seen)
    OBSERVE_STORAGE();
  return ++*seen < 5;
}

static void use(const unsigned char *key, unsigned char *out) {
  volatile unsigned seen = 0;
  do {
    SECRET unsigned char k[40];
    fill(k, key);
    if (seen & 1)
      continue;
    digest(k, out + 8 * seen);
  } while (step(&seen));
}

int main(void) {
  const unsigned char *key = zeroize_audit_begin(40);
  use(key, zeroize_audit_output());
  zeroize_audit_observe();
  return print_output();
}
