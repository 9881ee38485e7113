// More shapes in which code tells a secret by its time: from servers, parsers and libraries.
// RUN: %score %s
#include <assert.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <zeroize/secret.h>

typedef struct {
  int (*compare)(const void *, const void *, size_t);
  size_t length;
} ops;
struct result {
  int difference;
};
struct user {
  char name[16];
  struct {
    SECRET char digest[32];
  } auth;
};
static struct user users[8];

// A hand-written strcmp with "constant time" in its name only.
static int jwt_strcmp(const char *a, const char *b) {
  size_t la = strlen(a), lb = strlen(b); // expect: compare
  size_t n = la > lb ? la : lb;
  int ret = 0;
  for (size_t i = 0; i < n; i++) {
    if (i >= la || i >= lb)
      ret |= 1;
    else if (a[i] != b[i]) // expect: branch
      ret |= 1;
  }
  return ret;
}
int jwt(SECRET const char *sig, const char *given) { return jwt_strcmp(sig, given); }

int asserted(SECRET const char *a, const char *b) {
  assert(memcmp(a, b, 4) == 0); // expect: compare
  return 0;
}
int in_member(ops *o, SECRET const uint8_t *a, const uint8_t *b) {
  o->compare = memcmp;
  return o->compare(a, b, o->length); // expect: compare
}
int table_of_functions(SECRET const uint8_t *a, const uint8_t *b) {
  static const ops all[] = {{memcmp, 16}};
  return all[0].compare(a, b, 16); // expect: compare
}
struct result stored(SECRET const uint8_t *a, const uint8_t *b) {
  struct result r;
  r.difference = memcmp(a, b, 16); // expect: compare
  return r;
}
int nested(const char *name, const char *digest) {
  for (int i = 0; i < 8; i++)
    if (!strcmp(users[i].name, name) && !memcmp(users[i].auth.digest, digest, 32)) // expect: compare
      return i;
  return -1;
}
int duplicated(SECRET const char *pw, const char *given) {
  char *copy = strdup(pw);
  int same = strcmp(copy, given) == 0; // expect: compare
  free(copy);
  return same;
}
int formatted(SECRET const char *pw, const char *given) {
  char line[64];
  snprintf(line, sizeof line, "user:%s", pw);
  return strcmp(line, given); // expect: compare
}
int two_dimensional(SECRET uint8_t keys[4][16], const uint8_t *given) {
  return memcmp(keys[2], given, 16); // expect: compare
}
int through_integer(SECRET const uint8_t *k, const uint8_t *given) {
  const uint8_t *p = (const uint8_t *)(uintptr_t)k;
  return memcmp(p, given, 16); // expect: compare
}
int cast_word(SECRET const uint8_t *k, const uint8_t *given) {
  return *(const uint64_t *)k == *(const uint64_t *)given ? 1 : 0; // expect: branch
}
static void hex(const uint8_t *in, size_t n, char *out) {
  static const char digits[] = "0123456789abcdef";
  for (size_t i = 0; i < n; i++) {
    out[2 * i] = digits[in[i] >> 4];      // expect: index
    out[2 * i + 1] = digits[in[i] & 15];  // expect: index
  }
  out[2 * n] = 0;
}
int token_hex(SECRET const uint8_t *token, const char *cookie) {
  char text[33];
  hex(token, 16, text);
  return strcmp(text, cookie) == 0; // expect: compare
}
int jump(SECRET int k) {
  if (k < 0) // expect: branch
    goto out;
  return 1;
out:
  return 0;
}
int with_goto_loop(SECRET const uint8_t *a, const uint8_t *b) {
  int i = 0;
again:
  if (a[i] != b[i]) // expect: branch
    return 0;
  if (++i < 16)
    goto again;
  return 1;
}
static inline bool wrapper(const void *a, const void *b, size_t n) {
  return !memcmp(a, b, n); // expect: compare
}
#define CHECK(x)                                                                                   \
  do {                                                                                             \
    if (!(x))                                                                                      \
      return -1;                                                                                   \
  } while (0)
int checked(SECRET const uint8_t *tag, const uint8_t *got) {
  CHECK(wrapper(tag, got, 16));
  return 0;
}
int array_of_pointers(SECRET const char **keys, const char *given) {
  return strcmp(keys[1], given); // expect: compare
}
uint32_t max(SECRET uint32_t a, SECRET uint32_t b) {
  return a > b ? a : b; // expect: branch
}
int early_zero(SECRET const uint8_t *s) {
  int i = 0;
  while (s[i] == 0) // expect: branch
    i++;
  return i;
}
void modexp(SECRET const uint8_t *e, uint32_t *r, const uint32_t t[16]) {
  for (int i = 0; i < 32; i++)
    *r ^= t[e[i] & 15]; // expect: index
}
int difference(SECRET const uint8_t *a, const uint8_t *b) {
  int d = 0, i;
  for (i = 0; i < 16 && !d; i++) // expect: branch
    d = a[i] - b[i];
  return d;
}
