// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A library as one finds it: no mark, no wipe. vault.secrets says from outside what is secret. The
// arithmetic is a toy, not cryptography: this example is about building.

#include "vault.h"

#include <stdint.h>

static uint32_t mix(uint32_t a, uint32_t b) {
  a = (a ^ b) * 0x9e3779b1u;
  return a ^ (a >> 15);
}

static void stretch(const unsigned char *password, size_t length, uint32_t key[8]) {
  for (int i = 0; i < 8; i++)
    key[i] = 0x6a09e667u + (uint32_t)i;
  for (int round = 0; round < 64; round++)
    for (size_t i = 0; i < length; i++)
      key[i % 8] = mix(key[i % 8], key[(i + 7) % 8] + password[i]);
}

void vault_tag(const unsigned char *password, size_t length, const unsigned char *message, size_t size,
               unsigned char tag[16]) {
  uint32_t key[8], state[4];
  stretch(password, length, key);
  for (int i = 0; i < 4; i++)
    state[i] = key[i] ^ key[i + 4];
  for (size_t i = 0; i < size; i++)
    state[i % 4] = mix(state[i % 4] + message[i], key[i % 8]);
  for (int i = 0; i < 16; i++)
    tag[i] = (unsigned char)(mix(state[i / 4], key[i / 2]) >> 8 * (i % 4));
}
