// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// longjmp out of a region on a thread's stack of 16 KiB: not one byte outside it is written.
// RUN: %residue %s --plain=%S/Inputs/setjmp-elsewhere.c --flags=-pthread
#include "../Inputs/residue.h"
#include "Inputs/setjmp-elsewhere.h"
#include <pthread.h>

static NOINLINE void fail(const uint64_t *w, unsigned char *out) {
  uint64_t local[40];
  for (int i = 0; i < 40; i++)
    local[i] = w[i % 5] * (2 * (unsigned)i + 1);
  permute(local, 40, 2);
  store64(out, local[0] ^ local[39]);
  longjmp(stop, 7);
}

static NOINLINE void use(const unsigned char *key, unsigned char *out) {
  SECRET uint64_t w[5];
  for (int i = 0; i < 5; i++)
    w[i] = load64(key + 8 * i);
  fail(w, out);
  store64(out, w[1]);
}

static void *work(void *key) {
  unsigned char *out = zeroize_audit_output();
  out[60] = (unsigned char)guarded(use, (const unsigned char *)key, out);
  return NULL;
}

static _Alignas(4096) char stack[5 * 4096];

int main(void) {
  const unsigned char *key = zeroize_audit_begin(40);
  pthread_t thread;
  pthread_attr_t attributes;
  pthread_attr_init(&attributes);
  pthread_attr_setstack(&attributes, stack + 4096, 4 * 4096);
  memset(stack, 0x55, 4096);
  if (pthread_create(&thread, &attributes, work, (void *)key))
    return 1;
  pthread_join(thread, NULL);
  zeroize_audit_output()[61] =
      (unsigned char)fold((unsigned char *)stack, 4096);
  zeroize_audit_observe();
  return print_output();
}
