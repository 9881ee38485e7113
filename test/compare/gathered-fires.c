// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Guards against silence where a field or a helper gathers differences and is asked before the end, or holds more than differences.
// RUN: %score %s
#include <stddef.h>
#include <stdint.h>
#include <zeroize/secret.h>

struct acc {
  unsigned diff;
  size_t n;
};
int field_in_the_loop(SECRET const uint8_t *k, const uint8_t *t) {
  struct acc st = {0, 0};
  for (int i = 0; i < 16; i++) {
    st.diff |= k[i] ^ t[i];
    if (st.diff) // expect: branch
      return -1;
  }
  return 0;
}
int field_holds_more(SECRET const uint8_t *k, const uint8_t *t) {
  struct acc st = {0, 0};
  for (int i = 0; i < 16; i++)
    st.diff |= k[i] ^ t[i];
  st.diff |= k[0];
  if (st.diff) // expect: branch
    return -1;
  return 0;
}
int held_more_before(SECRET const uint8_t *k, const uint8_t *t) {
  struct acc st = {k[0], 0};
  st.diff |= k[1] ^ t[1];
  if (st.diff) // expect: branch
    return -1;
  return 0;
}
int on_one_way(SECRET const uint8_t *k, const uint8_t *t, int n) {
  struct acc st = {0, 0};
  if (n)
    st.diff |= k[1] ^ t[1];
  else
    st.diff = k[2];
  if (st.diff) // expect: branch
    return -1;
  return 0;
}
int other_field(SECRET const uint8_t *k, const uint8_t *t) {
  struct acc st = {0, 0};
  st.diff |= k[1] ^ t[1];
  st.n = k[2];
  if (st.n) // expect: branch
    return -1;
  return 0;
}
int one_difference(SECRET const uint8_t *k, const uint8_t *t) {
  struct acc st;
  st.diff = k[1] ^ t[1];
  if (st.diff) // expect: branch
    return -1;
  return 0;
}
int asked_for_more(SECRET const uint8_t *k, const uint8_t *t) {
  struct acc st = {0, 0};
  for (int i = 0; i < 16; i++)
    st.diff |= k[i] ^ t[i];
  if (st.diff > 3) // expect: branch
    return -1;
  return 0;
}
int unrolled(SECRET const uint8_t *k, const uint8_t *t) {
  struct acc st = {0, 0};
  st.diff |= k[0] ^ t[0];
  if (st.diff) // expect: branch
    return -1;
  st.diff |= k[1] ^ t[1];
  return st.diff ? -1 : 0;
}
int element(SECRET const uint8_t *k, const uint8_t *t, int n) {
  uint8_t d[16] = {0};
  for (int i = 0; i < 16; i++)
    d[i] |= k[i] ^ t[i];
  if (d[n]) // expect: branch
    return -1;
  return 0;
}

static void acc_update(struct acc *s, uint8_t d) { s->diff |= d; }
static int acc_equal(const struct acc *s) { return s->diff == 0; }
int helpers_in_the_end(SECRET const uint8_t *k, const uint8_t *t) {
  struct acc st = {0, 0};
  for (int i = 0; i < 16; i++)
    acc_update(&st, k[i] ^ t[i]);
  return acc_equal(&st) ? 1 : 0;
}
int helpers_in_the_loop(SECRET const uint8_t *k, const uint8_t *t) {
  struct acc st = {0, 0};
  for (int i = 0; i < 16; i++) {
    acc_update(&st, k[i] ^ t[i]);
    if (!acc_equal(&st)) // expect: branch
      return -1;
  }
  return 0;
}
int spoilt_by_a_helper(SECRET const uint8_t *k, const uint8_t *t) {
  struct acc st = {0, 0};
  for (int i = 0; i < 16; i++)
    acc_update(&st, k[i] ^ t[i]);
  acc_update(&st, k[0]);
  if (!acc_equal(&st)) // expect: branch
    return -1;
  return 0;
}
int spoilt_behind_a_pointer(struct acc *s, SECRET const uint8_t *k, const uint8_t *t) {
  for (int i = 0; i < 16; i++)
    s->diff |= k[i] ^ t[i];
  s->diff |= k[3];
  if (s->diff) // expect: branch
    return -1;
  return 0;
}
static int acc_add(struct acc *s, uint8_t x, uint8_t y) {
  s->diff |= x ^ y;
  if (s->diff) // expect: branch
    return 1;
  return 0;
}
int asked_by_the_helper(SECRET const uint8_t *k, const uint8_t *t) {
  struct acc st = {0, 0};
  for (int i = 0; i < 16; i++)
    if (acc_add(&st, k[i], t[i]))
      return -1;
  return 0;
}
static int acc_step(struct acc *s, uint8_t x, uint8_t y) {
  acc_update(s, x ^ y);
  return acc_equal(s);
}
int by_a_helper_of_helpers(SECRET const uint8_t *k, const uint8_t *t) {
  struct acc st = {0, 0};
  for (int i = 0; i < 16; i++)
    if (!acc_step(&st, k[i], t[i])) // expect: branch
      return -1;
  return 0;
}
int not_a_difference(SECRET const uint8_t *k) {
  struct acc st = {0, 0};
  for (int i = 0; i < 16; i++)
    acc_update(&st, k[i]);
  if (!acc_equal(&st)) // expect: branch
    return -1;
  return 0;
}
static int is_zero(unsigned d) { return d == 0; }
int by_value(SECRET const uint8_t *k, const uint8_t *t) {
  struct acc st = {0, 0};
  for (int i = 0; i < 16; i++) {
    st.diff |= k[i] ^ t[i];
    if (!is_zero(st.diff)) // expect: branch
      return 1;
  }
  return 0;
}
static int asks_one(uint8_t d) {
  if (d) // expect: branch
    return 1;
  return 0;
}
int one_by_one(SECRET const uint8_t *k, const uint8_t *t) { return asks_one(k[0] ^ t[0]); }
static unsigned everywhere;
static void everywhere_update(uint8_t d) { everywhere |= d; }
int of_all(SECRET const uint8_t *k, const uint8_t *t) {
  for (int i = 0; i < 16; i++) {
    everywhere_update(k[i] ^ t[i]);
    if (everywhere) // expect: branch
      return 1;
  }
  return 0;
}
static int is_equal(const unsigned *d) { return *d == 0; }
int of_all_by_helper(SECRET const uint8_t *k, const uint8_t *t) {
  for (int i = 0; i < 16; i++) {
    everywhere_update(k[i] ^ t[i]);
    if (!is_equal(&everywhere)) // expect: branch
      return 1;
  }
  return 0;
}
static struct acc shared;
static void shared_update(uint8_t d) { acc_update(&shared, d); }
int of_one_record(SECRET const uint8_t *k, const uint8_t *t) {
  for (int i = 0; i < 16; i++) {
    shared_update(k[i] ^ t[i]);
    if (shared.diff) // expect: branch
      return 1;
    if (!acc_equal(&shared)) // expect: branch
      return 1;
  }
  return 0;
}
int of_one_record_unrolled(SECRET const uint8_t *k, const uint8_t *t) {
  shared_update(k[0] ^ t[0]);
  if (shared.diff) // expect: branch
    return 1;
  shared_update(k[1] ^ t[1]);
  return 0;
}
int one_or_another(SECRET const uint8_t *k, const uint8_t *t, int n) {
  unsigned d = 0, more = k[0];
  for (int i = 0; i < 16; i++)
    d |= k[i] ^ t[i];
  if (is_equal(n ? &d : &more)) // expect: branch
    return 1;
  if (is_equal(n ? &more : &d)) // expect: branch
    return 1;
  return 0;
}
int another_or_one(SECRET const uint8_t *k, const uint8_t *t, int n) {
  unsigned more = k[0], d = 0;
  for (int i = 0; i < 16; i++)
    d |= k[i] ^ t[i];
  if (is_equal(n ? &d : &more)) // expect: branch
    return 1;
  return 0;
}
struct info {
  unsigned bits;
};
static unsigned bits_of(const struct info *p) {
  return p->bits; // expect: index
}
int addressed(SECRET const uint8_t *k, const struct info *all) {
  if (bits_of(all + k[0])) // expect: branch
    return 1;
  return 0;
}
