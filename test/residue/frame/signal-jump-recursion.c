// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Signals arrive while a recursion passes structs by value; the third one's handler jumps out of all of it.
// RUN: %residue %s
#include "../Inputs/residue.h"
#include <setjmp.h>
#include <signal.h>
static sigjmp_buf env;
static volatile sig_atomic_t count;
static void handler(int s) {
  (void)s;
  if (++count == 3)
    siglongjmp(env, 1);
}
struct lanes {
  uint64_t w[8];
};
static NOINLINE struct lanes recurse(struct lanes l, unsigned n) {
  uint64_t extra[n + 1];
  memset(extra, 0, sizeof extra);
  for (unsigned i = 0; i < 8; i++)
    extra[i % (n + 1)] ^= l.w[i];
  permute(l.w, 8, 2);
  if (n % 3 == 0)
    raise(SIGUSR1);
  l.w[0] ^= extra[n];
  return n ? recurse(l, n - 1) : l;
}
static NOINLINE void work(SECRET const unsigned char *key, unsigned char *out) {
  SECRET struct lanes l;
  for (int i = 0; i < 8; i++)
    l.w[i] = load64(key + 3 * i);
  if (sigsetjmp(env, 1) == 0)
    l = recurse(l, 20);
  store64(out, fold((unsigned char *)l.w, 64));
}
int main(void) {
  const unsigned char *key = zeroize_audit_begin(32);
  signal(SIGUSR1, handler);
  work(key, zeroize_audit_output());
  zeroize_audit_observe();
  memset(env, 0, sizeof env);
  return print_output();
}
