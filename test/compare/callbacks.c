// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Functions on which nothing is marked, called by code of other files through pointers whose parameters are: they may hand the secret to
// who has named none, through their context.
// RUN: %score %s
#include <string.h>
#include <zeroize/secret.h>

extern unsigned char other[32];
typedef void on_key(void *context, SECRET const unsigned char *key);
typedef void on_number(void *context, SECRET int number, int at);
void each_key(on_key *f, void *context);
int each_number(const char *name, on_number *f, void *context);
void each_line(void (*f)(void *context, const char *line), void *context);

static void take(void *context, const unsigned char *key) { memcpy(context, key, 32); }
static void take_number(void *context, int number, int at) { ((int *)context)[at] = number; }
static void count(void *context, const unsigned char *key) {
  (void)key;
  ++*(int *)context;
}
static void take_line(void *context, const char *line) { strcpy(context, line); }

struct seen {
  unsigned char key[32];
  int count;
};
static void see(void *context, const unsigned char *key) {
  struct seen *s = context;
  memcpy(s->key, key, 32);
  s->count++;
}

int compares(void) {
  unsigned char key[32];
  each_key(take, key);
  return memcmp(key, other, 32); // expect: compare
}
int decides(void) {
  int numbers[4] = {0};
  each_number("all", take_number, numbers);
  return numbers[0] ? 1 : 2; // expect: branch
}
int counts(void) {
  int n = 0;
  each_key(count, &n);
  return n ? 1 : 2;
}
int lines(void) {
  char line[80] = "";
  each_line(take_line, line);
  return strcmp(line, "end");
}
int fields(void) {
  struct seen s = {{0}, 0};
  each_key(see, &s);
  if (s.count > 3)
    return 1;
  return memcmp(s.key, other, 32); // expect: compare
}
int constant_time(void) {
  unsigned char key[32];
  each_key(take, key);
  return secret_equal(key, other, 32);
}
