// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Realignment together with a variable length array needs a base pointer besides the frame pointer.
// RUN: %residue %s
#include "../Inputs/residue.h"

static NOINLINE void stir(uint64_t *w, size_t n) { permute(w, n, 2); }

static void use(const unsigned char *key, size_t n, unsigned char *out) {
  SECRET _Alignas(128) uint64_t fixed[8];
  SECRET uint64_t moving[n];
  for (int i = 0; i < 8; i++)
    fixed[i] = load64(key + 4 * i);
  for (size_t i = 0; i < n; i++)
    moving[i] = load64(key + 3 * i);
  stir(fixed, 8);
  stir(moving, n);
  store64(out, fixed[0] ^ fixed[7] ^ moving[0] ^ moving[n - 1]);
}

int main(void) {
  const unsigned char *key = zeroize_audit_begin(80);
  volatile size_t n = 19;
  use(key, n, zeroize_audit_output());
  zeroize_audit_observe();
  return print_output();
}
