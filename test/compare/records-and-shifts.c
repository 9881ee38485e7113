// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Guards against silence where a helper returns a record's secret field, and
// against a message for a division that is a shift.
// RUN: %score %s
#include <stdint.h>
#include <string.h>
#include <zeroize/secret.h>

struct session {
  int id;
  SECRET uint8_t mac[16];
};

static const uint8_t *mac_of(const struct session *s) { return s->mac; }
static int id_of(const struct session *s) { return s->id; }

int by_accessor(const struct session *s, const uint8_t *t) {
  return memcmp(mac_of(s), t, 16); // expect: compare
}
int by_public_accessor(const struct session *s) {
  return id_of(s) == 3 ? 1 : 0;
}
uint32_t divides(SECRET uint32_t x) {
  return x % 3329; // expect: latency
}
uint32_t shifts(SECRET uint32_t x) { return x / 8 + x % 16; }
int divides_at_O0(SECRET int x) {
  return x / 8; // expect: latency
}
