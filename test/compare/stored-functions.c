// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Guards against silence about functions that get their secrets through pointers: tables, fields, callbacks, typedefs.
// RUN: %score %s
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <zeroize/secret.h>
typedef uint8_t u8;

struct cipher_ops {
  void (*setkey)(SECRET const u8 *key, size_t n);
  int (*check)(SECRET const u8 *mac, const u8 *got);
};
static void null_setkey(const u8 *key, size_t n) {
  if (n == 0 || key == NULL)
    return;
  if (key[0] == 0) // expect: branch
    abort();
}
static int null_check(const u8 *mac, const u8 *got) {
  return memcmp(mac, got, 16); // expect: compare
}
const struct cipher_ops null_ops = {null_setkey, null_check};
static int des_check(const u8 *mac, const u8 *got) {
  return mac[0] == got[0] && mac[1] == got[1]; // expect: branch
}
const struct cipher_ops des_ops = {.check = des_check};
static int late_check(const u8 *mac, const u8 *got) {
  return memcmp(mac, got, 16); // expect: compare
}
static int other_check(const u8 *mac, const u8 *got) {
  return memcmp(mac, got, 16); // expect: compare
}
void install(struct cipher_ops *o, int other) { o->check = other ? &other_check : late_check; }

typedef int verify_fn(SECRET const u8 *tag, const u8 *got);
static int soft_verify(const u8 *tag, const u8 *got) {
  return memcmp(tag, got, 8); // expect: compare
}
verify_fn *const verifiers[] = {soft_verify};

int with_key(int (*use)(SECRET const u8 *key, void *), void *);
static int use_key(const u8 *key, void *arg) {
  return key[3] ? *(int *)arg : 0; // expect: branch
}
int callback(int x) { return with_key(use_key, &x); }

static int (*comparer)(const u8 *, const u8 *);
static int plain_compare(const u8 *a, const u8 *b) {
  return memcmp(a, b, 16); // expect: compare
}
void choose(void) { comparer = plain_compare; }
int by_global(SECRET const u8 *mac, const u8 *got) { return comparer(mac, got); }

struct method { int (*eq)(const u8 *, const u8 *); };
struct context { const struct method *m; SECRET u8 mac[16]; };
static int eq_naive(const u8 *a, const u8 *b) {
  return memcmp(a, b, 16) == 0; // expect: compare
}
static const struct method method_naive = {eq_naive};
void context_init(struct context *c) { c->m = &method_naive; }
int context_check(struct context *c, const u8 *got) { return c->m->eq(c->mac, got); }
int context_check_later(struct context *c, const u8 *got) {
  int (*eq)(const u8 *, const u8 *) = c->m->eq;
  return eq(c->mac, got);
}

/* Silent: in constant time; public where nothing is marked; tables of the same type that no secret goes through. */
struct verify_ops { int (*check)(SECRET const u8 *mac, const u8 *got, size_t n); int (*parse)(const u8 *text, size_t n); };
static int good_check(const u8 *mac, const u8 *got, size_t n) {
  unsigned d = 0;
  if (mac == NULL || n == 0)
    return 0;
  for (size_t i = 0; i < n; i++)
    d |= mac[i] ^ got[i];
  return d == 0;
}
static int parse(const u8 *text, size_t n) { return n > 0 && text[0] == '{' ? 1 : 0; }
const struct verify_ops good_ops = {good_check, parse};
int by_ops(const struct verify_ops *o, SECRET const u8 *mac, const u8 *got) { return o->check && o->check(mac, got, 16); }
static int (*const parsers[])(const u8 *, size_t) = {parse};
static int fold(const u8 *text, size_t n) { return (int)(text[0] ^ n); }
static int (*const folders[])(const u8 *, size_t) = {fold};
int (*const open_folders[])(const u8 *, size_t) = {fold};
int folds_openly(SECRET const u8 *k, int i) { return open_folders[i](k, 1); }
/* Another file may put another function there. */
int (*hook)(const u8 *, size_t) = fold;
int by_hook(SECRET const u8 *k) {
  return hook(k, 1); // expect: escape
}
int parses(const u8 *t) { return parsers[0](t, 1); }
int folds(SECRET const u8 *k) { return folders[0](k, 1); }
/* What it says itself counts. */
static int own_contract(const u8 *mac, SECRET const u8 *got) { return mac[0] ? got[0] : 0; }
struct verify_fns { int (*f)(SECRET const u8 *, SECRET const u8 *); };
const struct verify_fns own_ops = {own_contract};
