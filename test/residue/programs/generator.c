// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A coroutine by hand: a generator whose state lives in a structure between the calls and whose steps jump back in by a switch.
// RUN: %residue %s
#include "../kernels/Inputs/hmac-sha256.h"
struct generator {
  int line;
  int i, j;
  SECRET uint32_t state[16];
};

static uint32_t mixed(uint32_t a, uint32_t b) {
  return rotl32(a + b, 7) ^ (b >> 3);
}

static int next(struct generator *g, uint32_t *out) {
  SECRET uint32_t local[16];
  memcpy(local, g->state, sizeof local);
  switch (g->line) {
  case 0:
    for (g->i = 0; g->i < 4; g->i++) {
      for (g->j = 0; g->j < 16; g->j++)
        local[g->j] = mixed(local[g->j], local[(g->j + 5) % 16]);
      memcpy(g->state, local, sizeof local);
      *out = local[g->i] ^ local[15 - g->i];
      g->line = 1;
      return 1;
    case 1:;
    }
  }
  g->line = 2;
  return 0;
}

static void run(const unsigned char *seed, unsigned char *out) {
  struct generator g = {0};
  uint32_t word;
  for (int i = 0; i < 16; i++)
    g.state[i] = load32(seed + 4 * i % 32) + (uint32_t)i;
  while (next(&g, &word)) {
    store32(out, word);
    out += 4;
  }
}

int main(void) {
  const unsigned char *key = zeroize_audit_begin(32);
  run(key, zeroize_audit_output());
  zeroize_audit_observe();
  return print_output();
}
