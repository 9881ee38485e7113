// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Secret functions that hand over to each other by guaranteed tail calls, as interpreters are written.
// RUN: %residue %s
#include "../Inputs/residue.h"

typedef void state(SECRET const unsigned char *key, uint64_t h, unsigned n,
                   unsigned char *out);

static state done;
static state mix_step;

static NOINLINE void done(SECRET const unsigned char *key, uint64_t h,
                          unsigned n, unsigned char *out) {
  store64(out, h ^ key[n]);
}

static NOINLINE void mix_step(SECRET const unsigned char *key, uint64_t h,
                              unsigned n, unsigned char *out) {
  uint64_t w[3] = {h, load64(key + n), load64(key + 24 - n)};
  permute(w, 3, 2);
  if (n == 20) __attribute__
    ((musttail)) return done(key, w[0], n, out);
  __attribute__((musttail)) return mix_step(key, w[1], n + 4, out);
}

static NOINLINE void use(SECRET const unsigned char *key, unsigned char *out) {
  mix_step(key, 1, 0, out);
}

int main(void) {
  const unsigned char *key = zeroize_audit_begin(32);
  use(key, zeroize_audit_output());
  zeroize_audit_observe();
  return print_output();
}
