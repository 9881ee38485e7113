// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The HMAC of this example under zeroize-audit: the tool fills the key,
// compute() is the secret region, and after it every byte of memory and
// registers that still depends on the key is residue. Run by scripts/demo and
// test/examples/mac-audit.test.

#include "hmac.h"

#include <zeroize/audit.h>

#define KEY_SIZE 32

static void compute(SECRET const unsigned char *key, const char *message,
                    size_t size, unsigned char *tag) {
  struct hmac mac;
  hmac_init(&mac, key, KEY_SIZE);
  hmac_update(&mac, message, size);
  hmac_final(&mac, tag);
}

int main(void) {
  static const char message[] =
      "The quick brown fox jumps over the lazy dog. Twice, so that "
      "the message is longer than one block of the hash.";
  const unsigned char *key = zeroize_audit_begin(KEY_SIZE);
  compute(key, message, sizeof message - 1, zeroize_audit_output());
  zeroize_audit_observe();
  return 0;
}
