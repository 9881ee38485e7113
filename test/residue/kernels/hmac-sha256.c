// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// HMAC-SHA-256: padded key blocks, message schedules and two hash states, in four levels of helpers.
// RUN: %residue %s
#include "Inputs/hmac-sha256.h"

static void authenticate(SECRET const unsigned char *key, size_t key_size,
                         const unsigned char *message, size_t n,
                         unsigned char tag[32]) {
  SECRET struct hmac c;
  hmac_init(&c, key, key_size);
  sha256_update(&c.inner, message, n);
  hmac_final(&c, tag);
}

int main(void) {
  static const unsigned char text[] = "what do ya want for nothing?";
  static unsigned char tag[32];
  sha256_tables();
  const unsigned char *key = zeroize_audit_begin(100);
  // A key that fits in a block, and one that is hashed first.
  authenticate(key, 32, text, sizeof text - 1, zeroize_audit_output());
  zeroize_audit_observe();
  authenticate(key, 100, text, sizeof text - 1, zeroize_audit_output() + 32);
  zeroize_audit_observe();
  authenticate((const unsigned char *)"Jefe", 4, text, sizeof text - 1, tag);
  return print_output() || known_answer(tag, 32,
                                        "5bdcc146bf60754e6a042426089575c7"
                                        "5a003f089d2739839dec58b964ec3843");
}
