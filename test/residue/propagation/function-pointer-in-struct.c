// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A cipher context with its functions in a struct, as libraries do for their back ends.
// RUN: %residue %s
#include "../Inputs/residue.h"

struct cipher {
  void (*init)(void *state, const unsigned char *key);
  uint64_t (*next)(void *state);
};

static void init_words(void *state, const unsigned char *key) {
  uint64_t *w = (uint64_t *)state;
  for (int i = 0; i < 6; i++)
    w[i] = load64(key + 8 * i);
}

static uint64_t next_word(void *state) {
  uint64_t *w = (uint64_t *)state;
  uint64_t copy[6];
  memcpy(copy, w, sizeof copy);
  permute(copy, 6, 2);
  w[0] ^= copy[5];
  return copy[0];
}

static const struct cipher words = {init_words, next_word};

static NOINLINE uint64_t run(const struct cipher *c, const unsigned char *key) {
  SECRET uint64_t state[6];
  c->init(state, key);
  uint64_t h = 0;
  for (int i = 0; i < 4; i++)
    h ^= c->next(state);
  return h;
}

static NOINLINE void use(const unsigned char *key, unsigned char *out) {
  store64(out, run(&words, key));
}

int main(void) {
  const unsigned char *key = zeroize_audit_begin(48);
  use(key, zeroize_audit_output());
  zeroize_audit_observe();
  return print_output();
}
