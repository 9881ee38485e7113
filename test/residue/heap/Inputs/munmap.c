// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// In place of the system's: looks at the pages in the moment in which they go.
#include <string.h>
#include <sys/mman.h>

unsigned char seen[64];
void *observed;

int munmap(void *p, size_t n) {
  if (p == observed)
    memcpy(seen, p, sizeof seen);
  return mprotect(p, n, PROT_NONE);
}
