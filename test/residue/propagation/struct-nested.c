// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// The secret field is two records down, in an array, in a union.
// RUN: %residue %s
#include "../Inputs/residue.h"

union material {
  SECRET unsigned char bytes[24];
  uint64_t words[3];
};

struct slot {
  unsigned id;
  union material m;
};

struct ring {
  unsigned used;
  struct slot slot[4];
};

SECRET static NOINLINE uint64_t rotate_ring(struct ring *r) {
  struct slot first = r->slot[0];
  for (int i = 0; i < 3; i++)
    r->slot[i] = r->slot[i + 1];
  r->slot[3] = first;
  r->slot[3].m.words[0] *= 3;
  return r->slot[0].m.words[2] ^ r->slot[3].m.words[0];
}

static void use(const unsigned char *key, unsigned char *out) {
  struct ring r;
  r.used = 4;
  for (unsigned i = 0; i < 4; i++) {
    r.slot[i].id = i;
    memcpy(r.slot[i].m.bytes, key + 24 * i, 24);
  }
  uint64_t h = rotate_ring(&r);
  h = h * 5 ^ rotate_ring(&r);
  union material u = r.slot[1].m;
  u.bytes[3] ^= 1;
  store64(out, h ^ u.words[0]);
}

int main(void) {
  const unsigned char *key = zeroize_audit_begin(96);
  use(key, zeroize_audit_output());
  zeroize_audit_observe();
  return print_output();
}
