// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// What looks like the outcome of a comparison in constant time and is none: part of it, or a question that tells more.
// RUN: %score %s
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <zeroize/secret.h>

typedef uint8_t u8;
struct acc {
  unsigned diff;
};

int copied_before_its_end(SECRET const u8 *k, const u8 *t) {
  struct acc st = {0};
  for (int i = 0; i < 16; i++) {
    st.diff |= k[i] ^ t[i];
    unsigned d = st.diff;
    if (d) // expect: branch
      return -1;
  }
  return 0;
}
int kept_before_its_end(SECRET const u8 *k, const u8 *t) {
  unsigned d = 0;
  for (int i = 0; i < 16; i++) {
    d |= k[i] ^ t[i];
    bool same = d == 0;
    if (!same) // expect: branch
      return -1;
  }
  return 0;
}
int other_number(SECRET const u8 *k, const u8 *t) {
  unsigned d = 0;
  for (int i = 0; i < 16; i++)
    d |= k[i] ^ t[i];
  bool five = d == 5;
  if (five) // expect: branch
    return 1;
  unsigned low = d & 3;
  if (low) // expect: branch
    return 2;
  return 0;
}
static unsigned barrier(unsigned a) {
  __asm__("" : "+r"(a));
  return a;
}
static unsigned differ(u8 a, u8 b) { return a ^ b; }
int asked_each_time(SECRET const u8 *a, const u8 *b) {
  unsigned d = 0;
  for (int i = 0; i < 16; i++) {
    d |= barrier(a[i] ^ b[i]);
    if (barrier(d)) // expect: branch
      return -1;
  }
  return 0;
}
int asked_by_byte(SECRET const u8 *a, const u8 *b) {
  for (int i = 0; i < 16; i++)
    if (differ(a[i], b[i])) // expect: branch
      return -1;
  return 0;
}
static unsigned one_of_two(u8 a, u8 b, int c) {
  if (c)
    return a;
  return a ^ b;
}
int not_always_a_difference(SECRET const u8 *a, const u8 *b, int c) {
  unsigned d = 0;
  for (int i = 0; i < 16; i++)
    d |= one_of_two(a[i], b[i], c);
  if (d != 0) // expect: branch
    return -1;
  return 0;
}
int with_a_secret(SECRET const u8 *a, const u8 *b) {
  unsigned d = 0;
  for (int i = 0; i < 16; i++)
    d |= a[i] ^ b[i];
  if (d | a[0]) // expect: branch
    return -1;
  bool both = d == 0 && a[1] == 3; // what is kept holds more
  if (both) // expect: branch
    return 1;
  return 0;
}
int grows_on(SECRET const u8 *a, const u8 *b) {
  unsigned d = 0, all = 0;
  for (int j = 0; j < 4; j++) {
    d = 0;
    for (int i = 0; i < 16; i++)
      d |= a[16 * j + i] ^ b[16 * j + i];
    all = d;
    for (int i = 0; i < 4; i++) {
      all |= a[64 + i] ^ b[64 + i];
      if (all) // expect: branch
        return -1;
    }
  }
  return 0;
}
