// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// The secret is reached by a walk over a list whose nodes lie in several frames.
// RUN: %residue %s
#include "../Inputs/residue.h"

struct node {
  const struct node *next;
  SECRET uint64_t word[2];
};

SECRET static NOINLINE uint64_t sum(const struct node *n) {
  uint64_t w[2] = {1, 2};
  for (; n; n = n->next) {
    w[0] = rotl64(w[0] ^ n->word[0], 9) * 5;
    w[1] += n->word[1] * w[0];
  }
  return w[0] ^ w[1];
}

SECRET static NOINLINE uint64_t push(const struct node *rest,
                                     const unsigned char *key, unsigned n) {
  struct node here = {rest, {load64(key), load64(key + 8)}};
  return n ? push(&here, key + 16, n - 1) + here.word[0] : sum(&here);
}

static NOINLINE void use(const unsigned char *key, unsigned char *out) {
  store64(out, push(NULL, key, 3));
}

int main(void) {
  const unsigned char *key = zeroize_audit_begin(64);
  use(key, zeroize_audit_output());
  zeroize_audit_observe();
  return print_output();
}
