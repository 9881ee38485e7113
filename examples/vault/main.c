// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// usage: vault PASSWORD MESSAGE

#include "vault.h"

#include <stdio.h>
#include <string.h>

int main(int argc, char **argv) {
  if (argc != 3) {
    fputs("usage: vault PASSWORD MESSAGE\n", stderr);
    return 2;
  }
  unsigned char tag[16];
  vault_tag((unsigned char *)argv[1], strlen(argv[1]), (unsigned char *)argv[2], strlen(argv[2]), tag);
  for (int i = 0; i < 16; i++)
    printf("%02x", tag[i]);
  putchar('\n');
  return 0;
}
