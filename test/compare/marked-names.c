// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A record that is marked by a name for its type (a typedef) is as secret as one whose tag or whose variable is marked.
// RUN: %score %s
#include <stdint.h>
#include <string.h>
#include <zeroize/secret.h>

struct raw {
  uint8_t bytes[32];
  int length;
};
typedef SECRET struct raw key;
typedef key alias;
struct holder {
  int version;
  alias inner;
  struct raw open;
};
// One of its fields is marked, too.
struct part {
  SECRET uint8_t mac[16];
  uint8_t text[16];
};
typedef SECRET struct part whole;

int behind_pointer(const key *k, const uint8_t *given) {
  return memcmp(k->bytes, given, 32) == 0; // expect: compare
}

int records(const key *a, const struct raw *b) {
  return memcmp(a, b, sizeof *a); // expect: compare
}

int by_value(alias k) {
  if (k.bytes[3]) // expect: branch
    return 2;
  return 1;
}

int in_field(const struct holder *h) {
  if (h->inner.bytes[0] & 1) // expect: branch
    return 1;
  return 0;
}

int local(const struct raw *from) {
  key k;
  memcpy(&k, from, sizeof k);
  return memcmp(k.bytes, from->bytes, 4); // expect: compare
}

int element(const key *all, const uint8_t *given) {
  return memcmp(all[3].bytes, given, 32); // expect: compare
}

int marked_twice(const whole *w, const uint8_t *given) {
  return memcmp(w->text, given, 16); // expect: compare
}

int marked_field(const struct part *p, const uint8_t *given) {
  if (memcmp(p->text, given, 16) != 0)
    return 0;
  return memcmp(p->mac, given, 16); // expect: compare
}

// The record by its tag, what lies beside, how long it is, where it lies.
int silent(const struct raw *r, const struct holder *h, const key *k,
           const uint8_t *given) {
  if (h->version == 3 || h->open.bytes[0] == given[0])
    return memcmp(r->bytes, given, 32);
  return k != NULL && k->length > 4;
}
