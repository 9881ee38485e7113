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
static const uint8_t *mac_of(const struct session *s) { return s->mac; }
int by_accessor(const struct session *s, const uint8_t *t) {
  return memcmp(mac_of(s), t, 16); // expect: compare
}
uint32_t divides(SECRET uint32_t x) {
  return x % 3329; // expect: latency
}
