// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The cheapest secret function there can be: what a call costs when there is
// next to no work. Timed by time.c.

#include <stdint.h>
#include <stdio.h>
#include <zeroize/audit.h>
#include <zeroize/secret.h>

static __attribute__((noinline)) void leaf(SECRET const uint32_t *key,
                                           unsigned char *out) {
  SECRET uint32_t k = key[0] * 0x9e3779b1u ^ key[1];
  out[0] = (unsigned char)(k >> 24);
}

int main(void) {
  const unsigned char *key = zeroize_audit_begin(8);
  leaf((const uint32_t *)(const void *)key, zeroize_audit_output());
  zeroize_audit_observe();
  return 0;
}
