// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A realigned frame leaves a gap of unknown size between the saved registers and the locals.
// RUN: %residue %s
#include "../Inputs/residue.h"

static NOINLINE void stir(uint64_t *w, unsigned n) { permute(w, 16, n); }

static void use(const unsigned char *key, unsigned char *out) {
  SECRET _Alignas(256) uint64_t w[16];
  for (int i = 0; i < 16; i++)
    w[i] = load64(key + 4 * i);
  stir(w, 2);
  SECRET _Alignas(64) unsigned char bytes[64];
  memcpy(bytes, w, sizeof bytes);
  store64(out, fold(bytes, sizeof bytes));
}

int main(void) {
  const unsigned char *key = zeroize_audit_begin(68);
  use(key, zeroize_audit_output());
  zeroize_audit_observe();
  return print_output();
}
