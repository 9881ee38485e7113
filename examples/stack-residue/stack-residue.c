// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The textbook leak. encrypt() holds a key in a local array and returns; its
// frame is dead, but nobody has emptied it. next_call() is whatever the program
// happens to call next: its own local variables lie where encrypt()'s lay, and
// the key is in them. Built with the plugin, it finds nothing.
//
// Exit status: 0 no byte of the key found, 1 found. Covered by
// test/examples/stack-residue.test.

#include <zeroize/secret.h>

#include <stddef.h>
#include <stdio.h>
#include <string.h>

#define KEY_SIZE 32
#define RUN_MIN 4 // shorter runs of equal bytes may be chance

// Stands for the place where keys come from: a file, a key store, the network.
// next_call() knows it too, only to say what it has found. An attacker does not
// need it: what looks random on a stack is a key.
static const unsigned char key_store[KEY_SIZE] = {
    0x2b, 0x94, 0x7b, 0x77, 0xd2, 0x16, 0x50, 0x29, 0x2c, 0x9e, 0x44,
    0xbb, 0xac, 0xe4, 0x74, 0x94, 0x55, 0x63, 0xdc, 0xd3, 0xfc, 0xc4,
    0x45, 0x06, 0xb3, 0x46, 0x92, 0x9a, 0x08, 0x73, 0x5b, 0xfd,
};

__attribute__((noinline)) static void
load_key(SECRET unsigned char key[KEY_SIZE]) {
  memcpy(key, key_store, KEY_SIZE);
}

__attribute__((noinline)) static unsigned encrypt(unsigned message) {
  SECRET unsigned char key[KEY_SIZE];
  load_key(key);
  for (size_t i = 0; i < KEY_SIZE; i++)
    message = (message ^ key[i]) * 16777619u;
  return message;
}

// An honest caller with a buffer of its own, so that encrypt()'s frame lies a
// little deeper, as it does in any real program.
__attribute__((noinline)) static unsigned answer(const char *question) {
  char message[256] = {0};
  strncpy(message, question, sizeof message - 1);
  unsigned sum = 0;
  for (size_t i = 0; i < sizeof message; i++)
    sum = sum * 31 + (unsigned char)message[i];
  return sum + encrypt(sum);
}

static size_t common_run(const unsigned char *p, size_t left) {
  size_t longest = 0;
  for (size_t k = 0; k < KEY_SIZE; k++) {
    size_t run = 0;
    while (run < left && k + run < KEY_SIZE && p[run] == key_store[k + run])
      run++;
    if (run > longest)
      longest = run;
  }
  return longest;
}

__attribute__((noinline)) static size_t next_call(void) {
  unsigned char local[4096];
  // Claims to have filled the array: the compiler must take it as it finds it.
  __asm__ volatile("" : "=m"(local));

  size_t found = 0;
  for (size_t i = 0; i < sizeof local; i++) {
    size_t run = common_run(local + i, sizeof local - i);
    if (run < RUN_MIN)
      continue;
    printf("  %zu bytes of the key:", run);
    for (size_t n = 0; n < run; n++)
      printf(" %02x", (unsigned)local[i + n]);
    putchar('\n');
    found += run;
    i += run - 1;
  }
  return found;
}

int main(void) {
  unsigned ciphertext = answer("is anybody there?");
  size_t found = next_call();
  printf("ciphertext %08x; the next function found %zu bytes of the key\n",
         ciphertext, found);
  return found ? 1 : 0;
}
