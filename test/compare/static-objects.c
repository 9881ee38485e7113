// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A secret that was put into a static object, or an address that was, is known to the functions that are called from there on.
// Guards against helpers that compare what their caller has left in one.
// RUN: %score %s
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <zeroize/secret.h>
typedef uint8_t u8;

static u8 bytes[32];
static int bytes_differ(const u8 *t) { return memcmp(bytes, t, 32); } // expect: compare
int copied(SECRET const u8 *k, const u8 *t) {
  memcpy(bytes, k, 32);
  return bytes_differ(t);
}

static u8 kept[32];
static void keep(const u8 *k) { memcpy(kept, k, 32); }
static int first_is(u8 t) {
  if (kept[0] == t) // expect: branch
    return 1;
  return 0;
}
static int by_another(u8 t) { return first_is(t); }
int by_setter(SECRET const u8 *k, u8 t) {
  keep(k);
  return by_another(t);
}

static const u8 *current;
static int current_differs(const u8 *t) { return memcmp(current, t, 16); } // expect: compare
int by_address(SECRET const u8 *k, const u8 *t) {
  current = k;
  return current_differs(t);
}

static u8 *block;
static int block_differs(const u8 *t) {
  return block == NULL || memcmp(block, t, 16) != 0; // expect: compare
}
int in_block(SECRET const u8 *k, const u8 *t) {
  block = malloc(16);
  if (block == NULL)
    return -1;
  memcpy(block, k, 16);
  return block_differs(t);
}

static struct {
  size_t n;
  u8 k[16];
} record;
static int record_differs(const u8 *t, size_t n) {
  if (record.n != n)
    return -1;
  return memcmp(record.k, t, n); // expect: compare
}
int in_record(SECRET const u8 *k, const u8 *t) {
  record.n = 16;
  memcpy(record.k, k, 16);
  return record_differs(t, 16);
}

static unsigned down(unsigned n);
static unsigned left;
static unsigned up(unsigned n) {
  if (left) // expect: branch
    return n;
  return down(n - 1);
}
static unsigned down(unsigned n) { return n ? up(n) : 0; }
unsigned recursive(SECRET unsigned k) {
  left = k;
  return down(7);
}

// Nothing is said of what was erased before, be it by a helper.
static u8 erased[32];
static int erased_differs(const u8 *t) { return memcmp(erased, t, 32); }
int erased_before(SECRET const u8 *k, const u8 *t) {
  memcpy(erased, k, 32);
  erased[1] ^= t[0];
  memset(erased, 0, 32);
  return erased_differs(t);
}
static unsigned word;
static void reset(void) { word = 0; }
static int is_set(void) {
  if (word)
    return 1;
  return 0;
}
int reset_by_helper(SECRET unsigned k, unsigned *out) {
  word = k;
  *out = word * 3;
  reset();
  return is_set();
}
int reset_by_no_way(SECRET unsigned k, int c) {
  static unsigned other;
  other = k;
  if (c)
    reset();
  return other & 1;
}
