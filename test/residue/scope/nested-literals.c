// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Compound literals within statement expressions, in the middle of a loop that is entered by a switch.
// RUN: %residue %s
#include "../Inputs/residue.h"
struct key {
  uint64_t w[4];
};
static NOINLINE struct key add(struct key a, struct key b) {
  return (struct key){{a.w[0] + b.w[3], a.w[1] ^ b.w[2], a.w[2] - b.w[1],
                       a.w[3] * (b.w[0] | 1)}};
}
#define MAX2(a, b)                                                             \
  __extension__({                                                              \
    __typeof__(a) x_ = (a), y_ = (b);                                          \
    add(x_, add(y_, x_));                                                      \
  })
static NOINLINE void feed(const struct key *list, unsigned n, struct key *to) {
  while (n--)
    *to = add(*to, list[n]);
}
static NOINLINE void work(SECRET const unsigned char *k, unsigned n,
                          unsigned char *out) {
  SECRET struct key a = {
      {load64(k), load64(k + 8), load64(k + 16), load64(k + 24)}};
  unsigned i = 0;
  switch (n & 3) {
  case 0:
    do {
      feed((struct key[]){a, add(a, a), {{load64(k + i)}}}, 3, &a);
    case 3:
      a = MAX2(a, ((struct key){{a.w[1], load64(k + 1)}}));
    case 2:
      if (i == 3)
        goto skip;
      {
        struct key t = MAX2(a, a);
        feed(&t, 1, &a);
      };
    case 1:
    skip:
      i++;
    } while (i < n);
  }
  store64(out, a.w[0] ^ a.w[1] ^ a.w[2] ^ a.w[3]);
}
int main(void) {
  const unsigned char *key = zeroize_audit_begin(32);
  work(key, 10, zeroize_audit_output());
  zeroize_audit_observe();
  return print_output();
}
