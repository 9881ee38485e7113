// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// An unmarked helper whose frame holds what it was given.
#include "../../Inputs/residue.h"

static NOINLINE unsigned mix(const unsigned char *in) {
  unsigned char work[64];
  unsigned sum = 0;
  for (int i = 0; i < 64; i++)
    work[i] = in[i & 31] + i;
  for (volatile int k = 0; k < 4; k++)
    for (int i = 1; i < 64; i++)
      work[i] ^= work[i - 1] * 3;
  for (int i = 0; i < 64; i++)
    sum += work[i] * (i + 1u);
  return sum;
}
