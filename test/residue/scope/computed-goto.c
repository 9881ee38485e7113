// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Computed goto: every handler of an interpreter loop holds the machine's secret state.
// RUN: %residue %s
#include "../Inputs/residue.h"

static void run(const unsigned char *key, const unsigned char *code,
                unsigned char *out) {
  static const void *const handlers[] = {&&op_add, &&op_mul, &&op_swap,
                                         &&op_halt};
  SECRET uint64_t r[4];
  for (int i = 0; i < 4; i++)
    r[i] = load64(key + 8 * i);
  goto *handlers[*code++];
op_add:
  r[0] += rotl64(r[1], 19);
  goto *handlers[*code++];
op_mul:
  r[2] = r[2] * (r[3] | 1) + r[0];
  goto *handlers[*code++];
op_swap: {
  SECRET uint64_t t = r[0];
  r[0] = r[3];
  r[3] = r[1];
  r[1] = t;
  goto *handlers[*code++];
}
op_halt:
  store64(out, r[0] ^ r[1] ^ r[2] ^ r[3]);
}

int main(void) {
  const unsigned char *key = zeroize_audit_begin(32);
  static const unsigned char code[] = {0, 1, 2, 0, 1, 1, 2, 2, 0, 1, 0, 3};
  run(key, code, zeroize_audit_output());
  zeroize_audit_observe();
  return print_output();
}
