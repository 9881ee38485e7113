// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// longjmp leaves a recursion of frames with arrays of variable length and structs by value.
// RUN: %residue %s
#include "../Inputs/residue.h"
#include <setjmp.h>

struct state {
  uint64_t w[9];
  unsigned depth;
};
static jmp_buf done;
static unsigned long result;

static NOINLINE void walk(struct state s, unsigned n, unsigned long *sum) {
  uint64_t row[n + 3];
  for (unsigned i = 0; i < n + 3; i++)
    row[i] = s.w[i % 9] * (i + s.depth + 1);
  permute(row, n + 3, 2);
  for (unsigned i = 0; i < 9; i++)
    s.w[i] ^= row[i % (n + 3)];
  s.depth++;
  *sum += (unsigned long)row[n];
  if (n == 0) {
    result = *sum;
    longjmp(done, 1);
  }
  walk(s, n - 1, sum);
  *sum += row[0];
}

static NOINLINE void outer(SECRET const unsigned char *key,
                           unsigned char *out) {
  SECRET struct state s = {{0}, 1};
  unsigned long sum = 0;
  for (int i = 0; i < 9; i++)
    s.w[i] = load64(key + i);
  if (setjmp(done) == 0)
    walk(s, 7, &sum);
  store64(out, result);
  result = 0;
}

int main(void) {
  const unsigned char *key = zeroize_audit_begin(32);
  outer(key, zeroize_audit_output());
  zeroize_audit_observe();
  memset(done, 0, sizeof done);
  return print_output();
}
