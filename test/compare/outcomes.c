// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The outcome of a comparison in constant time that is kept in a variable, joined with others, or passed through a barrier.
// Guards against a message where the program asks for it.
// RUN: %score %s
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <zeroize/secret.h>

typedef uint8_t u8;
struct acc {
  unsigned diff;
};
struct key {
  unsigned id;
  SECRET u8 k[16];
};

int copied_in_loop_over_keys(const struct key *keys, size_t n, const u8 *t) {
  for (size_t j = 0; j < n; j++) {
    struct acc st = {0};
    for (int i = 0; i < 16; i++)
      st.diff |= keys[j].k[i] ^ t[i];
    unsigned d = st.diff;
    if (d)
      continue;
    return (int)j;
  }
  return -1;
}
int kept_in_loop_over_keys(const struct key *keys, size_t n, const u8 *t) {
  for (size_t j = 0; j < n; j++) {
    unsigned d = 0;
    for (int i = 0; i < 16; i++)
      d |= keys[j].k[i] ^ t[i];
    bool same;
    same = d == 0;
    if (same)
      return (int)j;
  }
  return -1;
}
int kept(SECRET const u8 *a, const u8 *b) {
  u8 d = 0;
  for (int i = 0; i < 16; i++)
    d |= a[i] ^ b[i];
  bool same = d == 0;
  int folded = 1 & ((d - 1) >> 8), negative = -(d != 0), joined = same & (d == 0);
  if (!same || !folded || negative || !joined)
    return -1;
  return 0;
}
int with_length(SECRET const u8 *a, size_t n, const u8 *b) {
  unsigned d = 0;
  for (size_t i = 0; i < n; i++)
    d |= a[i] ^ b[i];
  int ok = n == 16 && d == 0;
  int both = (n == 16) & !d;
  if (!ok || !both)
    return -1;
  if ((unsigned)(n != 16) | d)
    return -1;
  return 0;
}
int two_at_once(SECRET const u8 *a, SECRET const u8 *b, const u8 *x, const u8 *y) {
  u8 d1 = 0, d2 = 0;
  for (int i = 0; i < 16; i++) {
    d1 |= a[i] ^ x[i];
    d2 |= b[i] ^ y[i];
  }
  if (d1 | d2)
    return -1;
  return 0;
}
static unsigned barrier(unsigned a) {
  __asm__("" : "+r"(a));
  return a;
}
static unsigned differ(u8 a, u8 b) { return a ^ b; }
int by_barrier(SECRET const u8 *a, const u8 *b) {
  unsigned d = 0;
  for (int i = 0; i < 16; i++)
    d |= barrier(a[i] ^ b[i]);
  if (barrier(d))
    return -1;
  return 0;
}
int by_function(SECRET const u8 *a, const u8 *b) {
  unsigned d = 0;
  for (int i = 0; i < 16; i++)
    d |= differ(a[i], b[i]);
  if (d != 0)
    return -1;
  return 0;
}
static int refuse(bool same) {
  if (!same)
    return -1;
  return 0;
}
int handed_on(SECRET const u8 *a, const u8 *b) {
  unsigned d = 0;
  for (int i = 0; i < 16; i++)
    d |= a[i] ^ b[i];
  bool same = !d;
  return refuse(same) + refuse(d == 0);
}
int folded(SECRET const uint64_t *a, const uint64_t *b) {
  uint64_t d = 0;
  for (int i = 0; i < 4; i++)
    d |= a[i] ^ b[i];
  d |= d >> 32;
  d = (uint32_t)d;
  if (((d - 1) >> 32) & 1)
    return 0;
  return -1;
}
