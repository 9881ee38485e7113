// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Tuned for some processors, Clang schedules once more behind the exit scrub: a result came to be computed from a register that
// had been cleared already, and secrets into registers that nobody clears.
// RUN: %residue %s --flags=-mtune=znver3
// RUN: %residue %s --flags=-mtune=silvermont
// RUN: %residue %s --flags=-march=btver2
// RUN: %residue %s --flags="-mtune=znver3 -mllvm -misched-postra"
#include "../Inputs/residue.h"

static NOINLINE uint64_t walk(SECRET uint64_t x, int depth) {
  if (depth == 0)
    return x * 3;
  SECRET uint64_t y = walk(x + 1, depth - 1);
  return rotl64(y, 3) ^ walk(y, depth - 1);
}

static NOINLINE SECRET double blend(SECRET double x, SECRET double y, int n) {
  if (n == 0)
    return x * 0.5 + y;
  return blend(y, x + 1.0, n - 1) + x;
}

static void use(const unsigned char *seed, unsigned char *out) {
  SECRET uint64_t state[8];
  for (int i = 0; i < 8; i++)
    state[i] = load64(seed + 8 * i);
  permute(state, 8, 5);
  SECRET double d = blend((double)(state[0] >> 40), (double)(state[1] >> 40), 4);
  store64(out, walk(state[2], 6));
  store64(out + 8, (uint64_t)d ^ state[3]);
}

RESIDUE_MAIN(use, 64)
