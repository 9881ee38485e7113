// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Comparisons in constant time whose accumulator is a field, or that helpers gather and ask. Guards against a message for them.
// RUN: %score %s
#include <stddef.h>
#include <stdint.h>
#include <zeroize/secret.h>

struct acc {
  unsigned diff;
  size_t n;
};
int field(SECRET const uint8_t *k, const uint8_t *t) {
  struct acc st = {0, 0};
  for (int i = 0; i < 16; i++)
    st.diff |= k[i] ^ t[i];
  if (st.diff != 0)
    return -1;
  return 0;
}
int field_written_out(SECRET const uint8_t *k, const uint8_t *t) {
  struct acc st;
  st.diff = 0;
  for (st.n = 0; st.n < 16; st.n++)
    st.diff = st.diff | (k[st.n] ^ t[st.n]);
  return st.diff ? -1 : 0;
}
int counted(SECRET const uint8_t *k, const uint8_t *t) {
  struct acc st = {0, 0};
  for (int i = 0; i < 16; i++)
    st.diff += k[i] != t[i];
  if (!st.diff)
    return 1;
  return 0;
}

static void acc_init(struct acc *s) {
  s->diff = 0;
  s->n = 0;
}
static void acc_update(struct acc *s, uint8_t d) {
  s->diff |= d;
  s->n++;
}
static int acc_equal(const struct acc *s) { return s->diff == 0; }
int by_helper(SECRET const uint8_t *k, const uint8_t *t) {
  struct acc st = {0, 0};
  for (int i = 0; i < 16; i++)
    acc_update(&st, k[i] ^ t[i]);
  if (st.diff)
    return -1;
  return 0;
}
int by_three_helpers(SECRET const uint8_t *k, const uint8_t *t) {
  struct acc st;
  acc_init(&st);
  for (int i = 0; i < 16; i++)
    acc_update(&st, k[i] ^ t[i]);
  if (!acc_equal(&st))
    return -1;
  return 0;
}
static void gather(unsigned *d, uint8_t x, uint8_t y) { *d |= x ^ y; }
static void gather_all(unsigned *d, const uint8_t *a, const uint8_t *b, size_t n) {
  for (size_t i = 0; i < n; i++)
    gather(d, a[i], b[i]);
}
int variable(SECRET const uint8_t *k, const uint8_t *t) {
  unsigned d = 0;
  gather_all(&d, k, t, 8);
  gather_all(&d, k + 8, t + 8, 8);
  return d == 0 ? 0 : -1;
}
static int decides(const struct acc *s) {
  if (s->diff)
    return 0;
  return 1;
}
int asked_by_branch(SECRET const uint8_t *k, const uint8_t *t) {
  struct acc st = {0, 0};
  for (int i = 0; i < 16; i++)
    acc_update(&st, k[i] ^ t[i]);
  return decides(&st);
}
static int is_zero(unsigned d) { return d == 0; }
int by_value(SECRET const uint8_t *k, const uint8_t *t) {
  struct acc st = {0, 0};
  for (int i = 0; i < 16; i++)
    st.diff |= k[i] ^ t[i];
  if (is_zero(st.diff))
    return 1;
  return 0;
}
int of_caller(struct acc *s, SECRET const uint8_t *k, const uint8_t *t) {
  for (int i = 0; i < 16; i++)
    s->diff |= k[i] ^ t[i];
  return s->diff == 0 ? 1 : 0;
}
int several_keys(SECRET const uint8_t (*keys)[16], const uint8_t *t, int n) {
  int found = 0;
  for (int j = 0; j < n; j++) {
    struct acc st = {0, 0};
    for (int i = 0; i < 16; i++)
      acc_update(&st, keys[j][i] ^ t[i]);
    if (acc_equal(&st))
      found = 1;
  }
  return found;
}
