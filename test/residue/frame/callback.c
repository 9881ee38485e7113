// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A callback runs on top of foreign frames, with the secret context that foreign code passed on.
// RUN: %residue %s --plain=%S/Inputs/uninstrumented.c
#include "../Inputs/residue.h"
#include "Inputs/uninstrumented.h"

struct context {
  uint64_t state[6];
};

static void visit(void *opaque, unsigned i) {
  struct context *c = (struct context *)opaque;
  c->state[i % 6] ^= rotl64(c->state[(i + 1) % 6] * (c->state[0] | 1), 23);
  permute(c->state, 6, 1);
}

static void use(const unsigned char *key, unsigned char *out) {
  SECRET struct context c;
  for (int i = 0; i < 6; i++)
    c.state[i] = load64(key + 8 * i);
  uninstrumented_visit(visit, &c, 7);
  store64(out, c.state[0] ^ c.state[5]);
}

int main(void) {
  const unsigned char *key = zeroize_audit_begin(48);
  use(key, zeroize_audit_output());
  zeroize_audit_observe();
  return print_output();
}
