// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Calls hold() of holder.c; holds no secret of its own.

#include <stdio.h>

unsigned hold(const unsigned char *seed);

int main(void) {
  static const unsigned char seed[4] = {1, 2, 3, 4};
  printf("hold: %08x\n", hold(seed));
  return 0;
}
