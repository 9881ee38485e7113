// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// An owner releases its block at every exit of its scope, once, and whoever has handed the block on, or never had one,
// nothing. The control leaks the blocks.
// RUN: %residue %s --flags=-D_GNU_SOURCE
// RUN: %zeroize %quiet -O1 %attrs_include %audit_include -D_GNU_SOURCE -DCOUNT %s -o %t -Wl,--wrap=free -Wl,--wrap=malloc && %t | FileCheck %s
// RUN: %zeroize %quiet -O0 %attrs_include %audit_include -D_GNU_SOURCE -DCOUNT %s -o %t -Wl,--wrap=free -Wl,--wrap=malloc && %t | FileCheck %s
// CHECK: 9 blocks, 9 released
#include "../Inputs/residue.h"
#include <stdlib.h>

#ifdef ZEROIZE_PRESENT
#define OWNED __attribute__((secret("owned")))
#else
#define OWNED
#endif

#ifdef COUNT
static int taken, released;
void __real_free(void *);
void *__real_malloc(size_t);
void __wrap_free(void *p) {
  released += p != NULL;
  __real_free(p);
}
void *__wrap_malloc(size_t n) {
  taken++;
  return __real_malloc(n);
}
#endif

static NOINLINE unsigned char *with(const unsigned char *key, unsigned char *out, int how) {
  OWNED unsigned char *never = NULL;
  OWNED unsigned char *block = malloc(80);
  if (!block)
    return NULL;
  memcpy(block, key, 80);
  store64(out, load64(out) ^ (fold(block, 80) + (unsigned)how));
  for (int i = 0; i < 2; i++) {
    OWNED unsigned char *inner = malloc(48);
    memcpy(inner, key + i, 48);
    store64(out, load64(out) + fold(inner, 48));
    if (how == 1)
      break;
    if (how == 2)
      goto out;
    if (how == 3)
      return NULL;
  }
  if (how == 4) {
    unsigned char *handed_on = block;
    block = NULL;
    return handed_on;
  }
out:
  if (never)
    abort();
  return NULL;
}

static NOINLINE void use(const unsigned char *key, unsigned char *out) {
  for (int how = 1; how < 5; how++) {
    SECRET unsigned char *kept = with(key, out, how);
    free(kept);
  }
}

int main(void) {
  use(zeroize_audit_begin(96), zeroize_audit_output());
  zeroize_audit_observe();
#ifdef COUNT
  printf("%d blocks, %d released\n", taken, released);
  return 0;
#else
  return print_output();
#endif
}
