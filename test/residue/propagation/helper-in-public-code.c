// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A helper that a secret function uses is inlined into code that knows of no secret, and which is handed one all the
// same, through a pointer that nobody can follow: that code scrubs for it. Here it keeps 64 bytes of it.
// RUN: %residue --plugin-flags=-fplugin-arg-zeroize-depth=0 %s
#include "../Inputs/residue.h"

static inline uint32_t helper(const unsigned char *k, unsigned salt) {
  volatile uint32_t w[16];
  for (int i = 0; i < 16; i++)
    w[i] = load32(k + 4 * (i & 7)) * 0x85ebca6bu + salt;
  return w[3] ^ w[9];
}

void wrapper(const unsigned char *data, unsigned char *out) { store32(out, helper(data, 2)); }

static void use(SECRET const unsigned char *key, unsigned char *out) {
  store32(out, helper(key, 1));
  void (*indirect)(const unsigned char *, unsigned char *);
  __asm__("lea wrapper(%%rip), %0" : "=r"(indirect));
  indirect(key, out + 4);
}

int main(void) {
  const unsigned char *key = zeroize_audit_begin(32);
  use(key, zeroize_audit_output());
  zeroize_audit_observe();
  return print_output();
}
