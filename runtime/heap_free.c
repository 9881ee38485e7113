/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
 *
 * free for a block that may hold a secret, where the address of free is called
 * or handed on. Covered by test/residue/heap/callback.c.
 */
#include "heap.h"

ZEROIZE_HEAP void __zeroize_heap_free(void *block) {
  __zeroize_heap_wipe(block);
  free(block);
}
