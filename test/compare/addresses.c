// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A known function that is handed an address that a secret decides uses memory there. Guards against paddings that tell where a copy
// begins.
// RUN: %score %s
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <zeroize/secret.h>
typedef uint8_t u8;

void copied(SECRET const u8 *r, size_t n, u8 *out) {
  size_t padding = r[n - 1];
  memcpy(out, r + (n - padding), 16); // expect: index
}
void filled(SECRET const u8 *r, size_t n, SECRET u8 *out) {
  memset(out + r[n - 1], 0, 16); // expect: index
}
int CRYPTO_memcmp(const void *a, const void *b, size_t n);
int compared(SECRET const u8 *r, const u8 *mac) {
  return CRYPTO_memcmp(r + r[0], mac, 16); // expect: index
}
// Where the secret lies is public.
void public_offset(SECRET const u8 *r, size_t n, u8 *out) {
  memcpy(out, r + (n - 16), 16);
  memset(out + n, 0, 16);
}
