// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A small leaf keeps its array in the red zone: there is no frame set-up or tear-down to hang a scrub on.
// RUN: %residue %s
#include "../Inputs/residue.h"

static NOINLINE void use(SECRET const unsigned char *key, unsigned index,
                         unsigned char *out) {
  uint32_t table[8];
  for (int i = 0; i < 8; i++)
    table[i] = load32(key + 4 * i) ^ 0x5bd1e995u;
  // An index that only the run knows keeps the table in memory.
  uint32_t h = table[index & 7] * table[(index + 3) & 7];
  table[index & 7] = h;
  store32(out, h ^ table[(index * 5) & 7]);
}

int main(void) {
  const unsigned char *key = zeroize_audit_begin(32);
  volatile unsigned index = 5;
  use(key, index, zeroize_audit_output());
  zeroize_audit_observe();
  return print_output();
}
