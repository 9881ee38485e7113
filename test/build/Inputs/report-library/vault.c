// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A library of one function, for test/build/bench-report.test.

#include "vault.h"

#include <string.h>

void vault_mix(const unsigned char *key, unsigned char *out) {
  unsigned char state[64];
  memcpy(state, key, 64);
  for (int round = 0; round < 8; round++)
    for (int i = 0; i < 64; i++)
      state[i] = (unsigned char)(state[i] * 3 + state[(i + 7) % 64]);
  memcpy(out, state, 16);
}
