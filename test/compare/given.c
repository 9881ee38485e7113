// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Guards against silence in functions that name no secret and are handed one by a helper that says nothing of it.
// RUN: %score %s
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <zeroize/secret.h>

void read_key(SECRET uint8_t *out, size_t n);
void send(const uint8_t *p, size_t n);

/* By an out parameter. */
static void load(uint8_t *out) {
  SECRET uint8_t key[16];
  read_key(key, sizeof key);
  memcpy(out, key, sizeof key);
}
int check(const uint8_t *tag) {
  uint8_t own[16];
  load(own);
  return memcmp(own, tag, sizeof own) == 0; // expect: compare
}

/* By a value, two helpers away. */
static uint32_t word(void) {
  SECRET uint8_t key[4];
  read_key(key, sizeof key);
  return key[0] | (uint32_t)key[1] << 8;
}
static uint32_t mixed(uint32_t n) { return word() * 3 + n; }
int greater(uint32_t n) {
  if (mixed(n) > 100) // expect: branch
    return 1;
  return 0;
}

/* In a block. */
static uint8_t *make(void) {
  uint8_t *p = malloc(16);
  if (p)
    load(p);
  return p;
}
int scan(const uint8_t *tag) {
  uint8_t *p = make();
  if (!p)
    return -1;
  for (int i = 0; i < 16; i++)
    if (p[i] != tag[i]) { // expect: branch
      free(p);
      return 0;
    }
  free(p);
  return 1;
}

/* In a record. */
struct session {
  int state;
  uint8_t key[16];
};
static void start(struct session *s) {
  load(s->key);
  s->state = 1;
}
int resume(struct session *s, const uint8_t *tag) {
  start(s);
  if (s->state != 1)
    return -1;
  return strncmp((const char *)s->key, (const char *)tag, 16); // expect: compare
}

/* Silent: what is handed on is public. */
static size_t length(void) {
  SECRET uint8_t key[16];
  read_key(key, sizeof key);
  return sizeof key;
}
int fits(size_t n) { return n > length() ? 0 : 1; }
static void publish(uint8_t *out) {
  SECRET uint8_t key[16];
  read_key(key, sizeof key);
  for (int i = 0; i < 16; i++)
    out[i] = secret_declassify(key[i] ^ 0x5c);
}
int same(const uint8_t *tag) {
  uint8_t own[16];
  publish(own);
  return memcmp(own, tag, sizeof own) == 0;
}
struct box {
  int open;
  SECRET uint8_t key[16];
};
static void fill(struct box *b) {
  read_key(b->key, sizeof b->key);
  b->open = 1;
}
int state(struct box *b) {
  fill(b);
  if (b->open)
    send((const uint8_t *)"ok", 2);
  return b->open;
}
