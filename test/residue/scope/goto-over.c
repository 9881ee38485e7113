// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// goto over the declaration of a secret is legal C, must still compile, and the exit that it shares wipes.
// RUN: %residue %s
#include "../Inputs/residue.h"

static NOINLINE void fill(unsigned char *to, const unsigned char *from) {
  memcpy(to, from, 32);
}

static int use(const unsigned char *key, int skip, unsigned char *out) {
  if (skip == 1)
    goto done;
  SECRET unsigned char k[32];
  fill(k, key);
  store64(out, fold(k, sizeof k));
  if (skip == 2)
    goto done;
  for (int i = 0; i < 32; i++)
    k[i] = (unsigned char)(k[i] * 5 + 1);
  store64(out + 8, fold(k, sizeof k));
done:
  return skip;
}

int main(void) {
  const unsigned char *key = zeroize_audit_begin(32);
  volatile int skip[] = {1, 2, 0};
  for (int i = 0; i < 3; i++) {
    use(key, skip[i], zeroize_audit_output() + 16 * i);
    zeroize_audit_observe();
  }
  return print_output();
}
