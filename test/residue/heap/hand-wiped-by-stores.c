// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A context without a mark is overwritten by plain loops and assignments before it is released, in a file that holds secrets.
// At -O0 nothing removes them.
// RUN: %residue %s --also %S/Inputs/hand-wiped-by-stores.c --levels O1,O2,O3,Os,Oz --control O2,O3,Os,Oz
#include "../Inputs/residue.h"

struct cipher;
struct cipher *cipher_new(SECRET const unsigned char *key);
uint64_t *state_new(SECRET const unsigned char *key);
unsigned state_run(SECRET const uint64_t *s);
unsigned cipher_run(SECRET const struct cipher *c, unsigned x);
void cipher_free(struct cipher *c);
void cipher_drop(struct cipher *c);
void state_free(uint64_t *s);

int main(void) {
  const unsigned char *key = zeroize_audit_begin(64);
  unsigned char *out = zeroize_audit_output();
  struct cipher *first = cipher_new(key), *second = cipher_new(key + 8);
  uint64_t *state = state_new(key);
  out[0] = (unsigned char)cipher_run(first, 5);
  out[1] = (unsigned char)cipher_run(second, 6);
  out[2] = (unsigned char)state_run(state);
  cipher_free(first);
  cipher_drop(second);
  state_free(state);
  zeroize_audit_observe();
  return print_output();
}
