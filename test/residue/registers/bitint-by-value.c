// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Structs of wide _BitInt values go by value through functions that multiply, divide and reduce them.
// RUN: %residue %s --flags=-std=c2x
#include "../Inputs/residue.h"
typedef unsigned _BitInt(311) big;
typedef unsigned _BitInt(97) small;
struct point {
  big x;
  small y;
};
static NOINLINE big square(big a) { return a * a + (a >> 3); }
static NOINLINE struct point step(struct point p, small k, big m) {
  p.x = square(p.x) % m;
  p.y = (small)(p.x >> 100) / (k | 3);
  return p;
}
static NOINLINE void work(SECRET const unsigned char *key, unsigned char *out) {
  SECRET struct point p = {0, 0};
  for (int i = 0; i < 32; i++)
    p.x = p.x << 8 | key[i];
  big m = ((big)1 << 255) - 19;
  for (int i = 0; i < 4; i++) {
    SECRET struct point q = step(p, (small)p.x, m);
    p = step(q, q.y, m - q.y);
  }
  store64(out, (uint64_t)p.x);
  store64(out + 8, (uint64_t)p.y);
}
int main(void) {
  const unsigned char *key = zeroize_audit_begin(32);
  work(key, zeroize_audit_output());
  zeroize_audit_observe();
  return print_output();
}
