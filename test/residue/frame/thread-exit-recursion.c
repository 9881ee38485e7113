// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A thread ends in the depth of a recursion with arrays of variable length, structs by value and cleanup attributes.
// RUN: %residue %s --flags=-pthread
#include "../Inputs/residue.h"
#include <limits.h>
#include <pthread.h>
struct part {
  uint64_t w[7];
};
static void note(uint64_t *p) { store64(zeroize_audit_output() + 8, *p); }
static void undo(void *p) { ((uint64_t *)p)[0] = 0; }
static NOINLINE void deep(struct part p, unsigned n) {
  __attribute__((cleanup(note))) uint64_t public_count = n;
  uint64_t v[n];
  for (unsigned i = 0; i < n; i++)
    v[i] = p.w[i % 7] * 3;
  permute(v, n, 2);
  p.w[0] ^= v[n - 1];
  if (n < 5) {
    store64(zeroize_audit_output(), secret_declassify(v[0]));
    pthread_exit(0);
  }
  deep(p, n - 3);
  note(v);
}
static void *thread(void *key) {
  SECRET struct part p;
  uint64_t local[3] = {1, 2, 3};
  for (int i = 0; i < 7; i++)
    p.w[i] = load64((unsigned char *)key + 3 * i);
  pthread_cleanup_push(undo, local);
  local[0] = p.w[1];
  deep(p, 23);
  pthread_cleanup_pop(1);
  return 0;
}
int main(void) {
  const unsigned char *key = zeroize_audit_begin(32);
  pthread_attr_t attr;
  pthread_t t;
  pthread_attr_init(&attr);
  pthread_attr_setstacksize(&attr, PTHREAD_STACK_MIN + 32768);
  pthread_create(&t, &attr, thread, (void *)key);
  pthread_join(t, 0);
  zeroize_audit_observe();
  return print_output();
}
