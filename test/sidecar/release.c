// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Guards against messages about a library's own deallocator: that a secret is handed to a function that nobody knows, or that
// what was read from a block is secret after the block was released; and against a function that is told to release and does not
// erase.
//
// RUN: split-file %s %t
// RUN: cd %t && %zeroize -Werror -fplugin-arg-zeroize-secrets=a.secrets -O2 -c -o a.o a.c
// RUN: cd %t && not %zeroize -fplugin-arg-zeroize-secrets=mark.secrets -O2 -c -o a.o a.c 2>&1 | FileCheck --check-prefix=MARK a.c
// RUN: cd %t && %zeroize -Werror -fplugin-arg-zeroize-secrets=a.secrets -O2 -S -emit-llvm -o - release.c | FileCheck release.c
// RUN: cd %t && not %zeroize -fplugin-arg-zeroize-secrets=none.secrets -c -o none.o release.c 2>&1 | FileCheck --check-prefix=NONE release.c

//--- a.c
#include <stddef.h>
struct entry {
  struct entry *next;
  unsigned char key[32];
};
void lib_release(void *block);
void drop_all(struct entry *e) {
  while (e) {
    struct entry *next = e->next;
    lib_release(e);
    e = next;
  }
}
// MARK: a.c:[[#@LINE-6]]:10: error: loop condition depends on a secret [zeroize-branch]
int keep(const struct entry *from);
int drop_one(struct entry *e) {
  struct entry *next = e->next;
  lib_release(e);
  return next ? 1 : 0;
}

//--- release.c
#include <stdlib.h>
void lib_release(void *block) {
  if (block)
    free(block);
}
// CHECK-LABEL: define {{.*}}@lib_release(
// CHECK: call {{.*}}@__zeroize_heap_wipe_free(
// CHECK: call void @free(
// NONE: none.secrets:1:21: error: 'lib_release' has no parameter 'blokc' [zeroize-sidecar]

//--- a.secrets
struct entry.key
release lib_release(block)

//--- mark.secrets
lib_release(block)

//--- none.secrets
release lib_release(blokc)
