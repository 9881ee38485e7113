// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A mark on a pointer makes a secret of what it is made to lead to: blocks of the heap, buffers, what a caller has given,
// whatever is written there. So does a mark on a field of a record that lies in a block.
// RUN: %score %s
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <zeroize/secret.h>

struct vault {
  int version;
  SECRET char key[32];
  SECRET char *name;
};

int read_password(const char *expected) {
  SECRET char *password = malloc(64);
  if (!password)
    return -1;
  if (!fgets(password, 64, stdin)) // expect: escape
    return -1;
  int result = strcmp(password, expected); // expect: compare
  free(password);
  return result;
}

int copied(const char *given, const char *expected) {
  SECRET char *password = malloc(64);
  if (!password)
    return -1;
  memcpy(password, given, 64);
  const char *alias = password;
  int result = memcmp(alias, expected, 64); // expect: compare
  free(password);
  return result;
}

int duplicated(const char *given, const char *expected) {
  SECRET char *password = strdup(given);
  int result = strcmp(password, expected); // expect: compare
  free(password);
  return result;
}

int assigned_later(const char *given, const char *expected) {
  SECRET char *password;
  password = malloc(64);
  if (!password)
    return -1;
  for (int i = 0; i < 64; i++)
    password[i] = given[i];
  if (password[0] == expected[0]) // expect: branch
    return 1;
  free(password);
  return 0;
}

int of_the_callers(const char *given, const char *expected) {
  SECRET const char *password = given;
  return strcmp(password, expected); // expect: compare
}

int buffer(const char *given, const char *expected) {
  char bytes[64];
  SECRET char *password = bytes;
  memcpy(password, given, 64);
  return memcmp(bytes, expected, 64); // expect: compare
}

int in_block(const char *given, const char *expected) {
  struct vault *v = malloc(sizeof *v);
  if (!v)
    return -1;
  v->version = 1;
  memcpy(v->key, given, 32);
  const char *key = v->key;
  int result = memcmp(key, expected, 32); // expect: compare
  if (v->version != 1)
    result = -1;
  free(v);
  return result;
}

int led_to_by_field(const char *given, const char *expected) {
  struct vault *v = calloc(1, sizeof *v);
  if (!v)
    return -1;
  v->name = malloc(16);
  if (!v->name)
    return -1;
  memcpy(v->name, given, 16);
  int result = memcmp(v->name, expected, 16); // expect: compare
  free(v->name);
  free(v);
  return result;
}

// What a pointer makes a secret of was none before: mbedTLS's Montgomery reduction.
struct number {
  size_t n;
  SECRET unsigned long *p;
};
unsigned long next(void);
int before(struct number *a) {
  struct number u;
  unsigned long one = 1;
  u.n = (size_t)one;
  u.p = &one;
  size_t m = u.n < a->n ? u.n : a->n;
  for (size_t i = 0; i < m; i++)
    a->p[i] ^= u.p[i];
  one = next();
  if (u.p[0] == 3) // expect: branch
    m++;
  return (int)m;
}

// The pointers are public, and so is what others lead to.
int silent(const char *given, const char *expected) {
  SECRET char *password = malloc(64);
  char *text = malloc(64);
  if (!password || !text || password == text)
    return -1;
  memcpy(password, given, 64);
  memcpy(text, given, 64);
  int result = memcmp(text, expected, 64);
  password = NULL;
  if (!password)
    result++;
  free(text);
  return result;
}
