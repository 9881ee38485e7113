// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Records that a function makes and returns: their fields keep apart what is secret, and their pointers lead where they
// led in the function.
// RUN: %score %s
#include <stdlib.h>
#include <string.h>
#include <zeroize/secret.h>

struct slice {
  const unsigned char *at;
  unsigned long size;
};
struct result {
  int status;
  unsigned char key[16];
};

static struct slice make(const unsigned char *at, unsigned long size) {
  struct slice s;
  s.at = at;
  s.size = size;
  return s;
}
static struct slice without(struct slice s, unsigned long n) {
  struct slice r = {s.at + n, s.size - n};
  return r;
}
static struct slice literal(const unsigned char *at) { return (struct slice){at, 16}; }
static void copy(struct slice s, unsigned char *to) {
  for (unsigned long i = 0; i < s.size; i++)
    to[i] = s.at[i];
}
static struct result compute(const unsigned char *from, int status) {
  struct result r;
  r.status = status;
  memcpy(r.key, from, 16);
  return r;
}
static struct result passed_on(const unsigned char *from) { return compute(from, 3); }

int made(SECRET const unsigned char *key) {
  struct slice s = make(key, 32);
  if (s.size > 16)
    return s.at[0] ? 1 : 2; // expect: branch
  return 0;
}

int shortened(SECRET const unsigned char *key) {
  struct slice s = make(key, 32);
  s = without(s, 8);
  if (s.size != 24)
    return -1;
  return s.at[3] ? 1 : 2; // expect: branch
}

int at_once(SECRET const unsigned char *key) { return literal(key).at[1] ? 1 : 2; } // expect: branch

int copied(SECRET const unsigned char *key) {
  unsigned char buffer[32];
  copy(without(make(key, 32), 8), buffer);
  return buffer[0] ? 1 : 2; // expect: branch
}

int computed(SECRET const unsigned char *key) {
  struct result r = passed_on(key);
  if (r.status)
    return r.status;
  return r.key[0] ? 1 : 2; // expect: branch
}

// The same functions, with what is public.
int silent(const unsigned char *text) {
  struct slice s = without(make(text, 32), 8);
  struct result r = compute(text, s.size > 3 ? 1 : 2);
  unsigned char buffer[32];
  copy(s, buffer);
  return r.key[0] && s.at[0] && literal(text).at[2] ? buffer[1] : 2;
}
