// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Functions that only hand records with secret fields on are not analysed. Guards against leaving out one that does more: each here
// names no secret but such records. Those that are left out must cost no work.
// RUN: %score %s
// RUN: %zeroize %attrs_include -fsyntax-only -DNOTHING -fplugin-arg-zeroize-test-flow-work=1000000 %s > %t.nothing
// RUN: %zeroize %attrs_include -fsyntax-only -DCONDUITS -fplugin-arg-zeroize-test-flow-work=1000000 %s | diff %t.nothing -
// RUN: %zeroize %attrs_include -fsyntax-only -DUSES -fplugin-arg-zeroize-test-flow-work=1000000 %s | not diff %t.nothing -
// RUN: %zeroize %attrs_include -fsyntax-only -Xclang -verify=flow -fplugin-arg-zeroize-flow=error -DKEEPS %s
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <zeroize/secret.h>

union mixed {
  SECRET uint8_t key[16];
  uint32_t words[4];
};
typedef struct context {
  SECRET uint8_t key[16];
  uint8_t name[16];
  int state;
  union mixed mix;
  int (*ask)(const uint8_t *);
  void *user;
  struct context *next;
} context;

#if defined(NOTHING)
#elif defined(USES)
int uses(context *c) { return c->key[0]; }
#elif defined(CONDUITS)
void use(context *c);
int count(const uint8_t *, int);
int conduit(context *c, const uint8_t *p) {
  context *next = c->next;
  if (c == NULL || !next || c->state != 3)
    return -1;
  for (int i = 0; i < 16; i++)
    c->name[i] = p[i] ^ next->name[i];
  use(c);
  use(&next[1]);
  (void)c;
  if (memcmp(c->name, next->name, sizeof c->name) || c->user)
    return count(p, 2);
  c->next = next->next;
  switch (p[0]) {
  case 1:
    return (*c).state;
  default:
    return sizeof *c;
  }
}
#elif defined(KEEPS)
// flow-note@* {{'key' is declared secret here}}
static context *kept;
void keeps(context *c) { kept = c; } // flow-error {{stored in 'kept'}}
#else
void foreign(void *);
void listed(const char *, ...);
int memory(context *a, context *b) {
  return memcmp(a, b, sizeof *a); // expect: compare
}
void unknown(context *c) {
  foreign(c); // expect: escape
}
void variadic(context *c) {
  listed("%p", c); // expect: escape
}
int punned(context *c) {
  if (c->mix.words[0] == 7) // expect: branch
    return 1;
  return 0;
}
int bytes(context *c) {
  const uint8_t *b = (const uint8_t *)c;
  if (b[0]) // expect: branch
    return 1;
  return 0;
}
int copied(const context *from) {
  uint8_t all[sizeof(context)];
  memcpy(all, from, sizeof all);
  if (all[0]) // expect: branch
    return 1;
  return 0;
}

/* A helper hands out what it has read; its caller and that one's caller name the record only. */
static uint8_t first(context *c) { return c->key[0]; }
static uint8_t second(context *c) { return first(c); }
int handed_out(context *c) {
  if (second(c) == 3) // expect: branch
    return 1;
  return 0;
}
static void fills(context *c, uint8_t *out) { memcpy(out, c->key, 16); }
int filled(context *c, const uint8_t *t) {
  uint8_t own[16];
  fills(c, own);
  return memcmp(own, t, 16); // expect: compare
}

/* Who is handed a function calls it with the secret. */
static int asks(const uint8_t *p) {
  if (p[0]) // expect: branch
    return 1;
  return 0;
}
static int calls(context *c, int (*f)(const uint8_t *)) { return f(c->key); } // expect: escape
int hands_function(context *c) { return calls(c, asks); }

/* By a function that is stored in a field. */
static int peeks(const uint8_t *p) {
  if (p[1] == 4) // expect: branch
    return 1;
  return 0;
}
static int passes(context *c, int (*f)(const uint8_t *)) { return f(c->key); } // expect: escape
void stores(context *c) { c->ask = peeks; }
int hands_field(context *c) { return passes(c, c->ask); }

/* One is chosen, returned, kept by value. */
static context *either(context *a, context *b, int n) { return n ? a : b; }
int chosen(context *a, context *b, const context *t) {
  return memcmp(either(a, b, a->state), t, 16); // expect: compare
}
static context *same(context *a) { return a; }
void returned(context *a) {
  foreign(same(a)); // expect: escape
}
static context *next_of(context *a) { return a->next; }
int through_result(context *a) {
  if (next_of(a)->mix.words[1]) // expect: branch
    return 1;
  return 0;
}
void kept_whole(context *a, context *b) {
  context both[2] = {*a, *b};
  listed("", both[0]); // expect: escape
}
int by_value(context *a, const uint8_t *t) {
  context own = *a;
  return memcmp(own.key, t, 16); // expect: compare
}
int whole(const context *a, const uint8_t *t) {
  const context own = *a;
  return memcmp(&own, t, 16); // expect: compare
}
#endif
