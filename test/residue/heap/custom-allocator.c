// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A deallocator that the program declares: the size is known where the block was allocated; elsewhere, a warning.
// RUN: %residue %s --plain=%S/Inputs/pool.c
// RUN: %zeroize %quiet %attrs_include %audit_include -DUNKNOWN -c %s -o /dev/null 2>&1 | FileCheck %s
#include "Inputs/pool.h"
#include "../Inputs/residue.h"

// CHECK: warning: zeroize: 'pool_put' releases a block that holds a secret, and nothing tells its size; erase it before [zeroize-heap]
#ifdef UNKNOWN
void give_back(struct pool *p, SECRET unsigned char *block) { pool_put(p, block); }
#endif

static NOINLINE void use(const unsigned char *key, unsigned char *out) {
  SECRET unsigned char *a = pool_get(NULL, 96), *b = NULL;
  memcpy(a, key, 96);
  uint64_t h = fold(a, 96);
  if (h != 1) {
    b = pool_get(NULL, 40);
    memcpy(b, a + 3, 40);
    h ^= fold(b, 40);
  }
  store64(out, h);
  pool_put(NULL, b);
  pool_put(NULL, a);
}

int main(void) {
  const unsigned char *key = zeroize_audit_begin(96);
  use(key, zeroize_audit_output());
  zeroize_audit_observe();
  return print_output();
}
