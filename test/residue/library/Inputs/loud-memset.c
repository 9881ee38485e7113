// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A memset of somebody else's, which leaves a copy of the block on the stack.
#include <string.h>
int loud_calls;
void *loud_memset(void *p, int c, size_t n) {
  volatile unsigned char copy[600];
  for (size_t i = 0; i < sizeof copy; i++)
    copy[i] = ((unsigned char *)p)[i % n];
  loud_calls++;
  return memset(p, c, n);
}
