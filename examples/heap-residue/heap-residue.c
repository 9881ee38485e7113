// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The textbook leak of the heap. login() keeps a password in a block, frees it,
// and the next allocation of that size is handed it. Built with the plugin, the
// block is zero when it is released.
//
// Exit status: 0 nothing of the password found, 1 found. Covered by
// test/examples/heap-residue.test.

#include <zeroize/secret.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define SIZE 64

struct login {
  char user[16];
  SECRET char password[SIZE - 16];
};

__attribute__((noinline)) static unsigned login(const char *password) {
  struct login *l = malloc(sizeof *l);
  if (!l)
    abort();
  memset(l, 0, sizeof *l);
  strcpy(l->user, "alice");
  strncpy(l->password, password, sizeof l->password - 1);
  unsigned hash = 0;
  for (size_t i = 0; i < sizeof l->password; i++)
    hash = hash * 31 + (unsigned char)l->password[i];
  free(l);
  return hash;
}

int main(void) {
  // Taken apart, so that the string itself is not what is found.
  char text[] = "dpssfdu!ipstf!cbuufsz!tubqmf";
  for (char *c = text; *c; c++)
    --*c;
  unsigned hash = login(text);
  volatile char *next = malloc(SIZE);
  if (!next)
    return 2;
  unsigned found = 0;
  for (size_t i = 16; i < SIZE; i++)
    found += next[i] != 0;
  printf("hash %08x; the next block holds %u bytes of the password\n", hash,
         found);
  free((void *)next);
  return found != 0;
}
