// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Guards against silence where gathering differences hides an early exit, and
// where a helper returns a record's secret field.
// RUN: %score %s
#include <stdint.h>
#include <string.h>
#include <zeroize/secret.h>

struct session {
  int id;
  SECRET uint8_t mac[16];
};

int asked_in_the_loop(SECRET const uint8_t *k, const uint8_t *t) {
  unsigned d = 0;
  for (int i = 0; i < 16; i++) {
    d |= k[i] ^ t[i];
    if (d) // expect: branch
      return -1;
  }
  return 0;
}
int one_bit(SECRET const uint8_t *k, const uint8_t *t) {
  unsigned d = 0;
  for (int i = 0; i < 16; i++)
    d |= k[i] ^ t[i];
  if (d & 1) // expect: branch
    return -1;
  return 0;
}
int also_assigned(SECRET const uint8_t *k, const uint8_t *t) {
  unsigned d = 0;
  for (int i = 0; i < 16; i++)
    d |= k[i] ^ t[i];
  d = k[0];
  if (d) // expect: branch
    return -1;
  return 0;
}
int not_a_difference(SECRET const uint8_t *k) {
  unsigned d = 0;
  for (int i = 0; i < 16; i++)
    d |= k[i];
  if (d) // expect: branch
    return -1;
  return 0;
}
int asked_twice(SECRET const uint32_t *k, const uint32_t *t) {
  uint32_t d = k[0] ^ t[0];
  if (d) // expect: branch
    return -1;
  d |= k[1] ^ t[1];
  if (d)
    return -1;
  return 0;
}
int one_element_each(SECRET const uint8_t *k, const uint8_t *t) {
  for (int i = 0; i < 16; i++) {
    unsigned d = 0;
    d |= k[i] ^ t[i];
    if (d) // expect: branch
      return -1;
  }
  return 0;
}
int two_elements_each(SECRET const uint8_t *k, const uint8_t *t) {
  for (int i = 0; i < 16; i += 2)
    if ((k[i] ^ t[i]) | (k[i + 1] ^ t[i + 1])) // expect: branch
      return -1;
  return 0;
}
int row_by_row(SECRET const uint8_t k[4][4], const uint8_t *t) {
  unsigned d = 0;
  for (int r = 0; r < 4; r++) {
    for (int i = 0; i < 4; i++)
      d |= k[r][i] ^ t[i];
    if (d) // expect: branch
      return -1;
  }
  return 0;
}
int and_of_bits(SECRET const uint8_t *k) {
  unsigned all = 1;
  for (int i = 0; i < 16; i++)
    all &= k[i];
  if (all) // expect: branch
    return -1;
  return 0;
}
int stops_itself(SECRET const uint8_t *k, const uint8_t *t) {
  int same = 1;
  for (int i = 0; i < 16 && same; i++) // expect: branch
    same &= k[i] == t[i];
  return same;
}
static const uint8_t *mac_of(const struct session *s) { return s->mac; }
int by_accessor(const struct session *s, const uint8_t *t) {
  return memcmp(mac_of(s), t, 16); // expect: compare
}
uint32_t divides(SECRET uint32_t x) {
  return x % 3329; // expect: latency
}
int none_in_a_loop(SECRET const uint8_t *a, const uint8_t *b) {
  for (int i = 0; i < 16; i += 2)
    if (((a[i] ^ b[i]) | (a[i + 1] ^ b[i + 1])) != 0) // expect: branch
      return 1;
  return 0;
}
