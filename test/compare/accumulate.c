// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Guards against a message for comparisons in constant time that programs
// write out by hand, and for divisions that are shifts.
// RUN: %score %s
#include <stddef.h>
#include <stdint.h>
#include <zeroize/secret.h>

static int helper(const uint8_t *a, const uint8_t *b, size_t n) {
  uint8_t d = 0;
  for (size_t i = 0; i < n; i++)
    d |= a[i] ^ b[i];
  return d == 0;
}
int by_helper(SECRET const uint8_t *k, const uint8_t *t) {
  if (!helper(k, t, 16))
    return -1;
  return 0;
}
int in_place(SECRET const uint8_t *k, const uint8_t *t, size_t n) {
  unsigned d = 0;
  while (n--)
    d |= *k++ ^ *t++;
  if (d)
    return -1;
  return 0;
}
int declared(SECRET const uint8_t *k, const uint8_t *t) {
  SECRET unsigned d = 0;
  for (int i = 0; i < 16; i++)
    d = d | (k[i] ^ t[i]);
  __asm__("" : "+r"(d));
  return d != 0 ? -1 : 0;
}
static int folded(const uint8_t *a, const uint8_t *b) {
  volatile uint8_t d = 0;
  for (int i = 0; i < 16; i++)
    d |= a[i] ^ b[i];
  return (1 & ((d - 1) >> 8)) - 1;
}
int by_folded(SECRET const uint8_t *k, const uint8_t *t) {
  return folded(k, t) != 0 ? -1 : 0;
}
uint32_t shifts(SECRET uint32_t x) { return x / 8 + x % 16; }

/* As macros have it: no loop in which it would be asked again. */
int asked_once(SECRET const uint8_t *a, const uint8_t *b) {
  do {
    uint8_t d = 0;
    for (int i = 0; i < 16; i++)
      d |= a[i] ^ b[i];
    if (d)
      return 1;
  } while (0);
  return 0;
}

int asked_once_of_none(SECRET const uint8_t *a, const uint8_t *b) {
  do {
    if (((a[0] ^ b[0]) | (a[1] ^ b[1])) != 0)
      return 1;
  } while (0);
  return 0;
}

/* Other ways to gather. */
int counted(SECRET const uint8_t *a, const uint8_t *b) {
  unsigned d = 0;
  for (int i = 0; i < 16; i++)
    d += a[i] != b[i];
  return d ? -1 : 0;
}
int all_same(SECRET const uint8_t *a, const uint8_t *b) {
  _Bool ok = 1;
  for (int i = 0; i < 16; i++)
    ok &= a[i] == b[i];
  if (ok == 1)
    return 0;
  return -1;
}
int masks(SECRET const uint8_t *a, const uint8_t *b) {
  uint8_t same = 0xff;
  for (int i = 0; i < 16; i++)
    same = same & ~(a[i] ^ b[i]);
  return !same;
}
int folded_in_place(SECRET const uint8_t *a, const uint8_t *b) {
  unsigned d = 0;
  for (int i = 0; i < 16; i++)
    d |= a[i] ^ b[i];
  if (1 & ((d - 1) >> 8))
    return 1;
  return ((d | -d) >> 31) ? -1 : 0;
}
int begins_with_one(SECRET const uint32_t *a, const uint32_t *b) {
  uint32_t d = a[0] ^ b[0];
  d |= a[1] ^ b[1];
  d |= a[2] - b[2];
  if (d != 0)
    return -1;
  return 0;
}
static int no_variable(const uint64_t *a, const uint64_t *b) { return ((a[0] ^ b[0]) | (a[1] ^ b[1])) == 0; }
int at_once(SECRET const uint64_t *a, const uint64_t *b) {
  if (((a[0] ^ b[0]) | (a[1] ^ b[1])) != 0)
    return -1;
  return no_variable(a + 2, b + 2) ? 0 : -1;
}
int one_of_several(SECRET const uint8_t keys[4][16], const uint8_t *b) {
  for (int k = 0; k < 4; k++) {
    uint8_t d = 0;
    for (int i = 0; i < 16; i++)
      d |= keys[k][i] ^ b[i];
    if (d == 0)
      return k;
  }
  return -1;
}
