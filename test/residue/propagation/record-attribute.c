// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A secret record type needs no attribute at its variables.
// RUN: %residue %s
#include "../Inputs/residue.h"

struct SECRET session {
  uint64_t seed[4];
  uint32_t counter;
};

SECRET static NOINLINE uint64_t draw(struct session *s) {
  permute(s->seed, 4, 1);
  s->counter++;
  return s->seed[0] + s->counter;
}

static void use(const unsigned char *key, unsigned char *out) {
  struct session s = {{0}, 0};
  for (int i = 0; i < 4; i++)
    s.seed[i] = load64(key + 8 * i);
  struct session copy = s;
  store64(out, draw(&s) ^ draw(&s) ^ draw(&copy));
}

int main(void) {
  const unsigned char *key = zeroize_audit_begin(40);
  use(key, zeroize_audit_output());
  zeroize_audit_observe();
  return print_output();
}
