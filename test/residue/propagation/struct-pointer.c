// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A context of the caller: the helpers only see a pointer to a record, and copy what its secret field holds.
// RUN: %residue %s
#include "../Inputs/residue.h"

struct context {
  SECRET uint64_t state[8];
  size_t used;
};

static NOINLINE void update(struct context *c, const char *message) {
  for (; *message; message++) {
    c->state[c->used++ % 8] += (unsigned char)*message * UINT64_C(0x9e3779b9);
    uint64_t t[8];
    memcpy(t, c->state, sizeof t);
    permute(t, 8, 1);
    c->state[0] ^= t[7];
  }
}

SECRET static NOINLINE uint64_t final(const struct context *c) {
  uint64_t h = c->used;
  for (int i = 0; i < 8; i++)
    h = rotl64(h, 7) ^ c->state[i] * 3;
  return h;
}

static void use(const unsigned char *key, unsigned char *out) {
  struct context c = {.used = 0};
  for (int i = 0; i < 8; i++)
    c.state[i] = load64(key + 8 * i);
  update(&c, "attack at dawn");
  store64(out, final(&c));
}

int main(void) {
  const unsigned char *key = zeroize_audit_begin(64);
  use(key, zeroize_audit_output());
  zeroize_audit_observe();
  return print_output();
}
