// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Guards against secrets that get lost in the corners of the language: stores in contexts, vtables, macros, unions.
// RUN: %score %s
#include <stdarg.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <zeroize/secret.h>

typedef uint8_t u8;
int work(int);
struct ctx {
  const u8 *key;
  size_t len;
  u8 buf[32];
  struct {
    u8 inner[16];
    int count;
  } deep;
};
static void ctx_init(struct ctx *c, const u8 *key, size_t len) {
  c->key = key;
  c->len = len;
}
int stored_pointer(SECRET const u8 *key, const u8 *t) {
  struct ctx c;
  ctx_init(&c, key, 16);
  return memcmp(c.key, t, c.len); // expect: compare
}
static struct ctx *ctx_new(const u8 *key) {
  struct ctx *c = malloc(sizeof *c);
  c->key = key;
  return c;
}
int allocated(SECRET const u8 *key, const u8 *t) {
  struct ctx *c = ctx_new(key);
  int r = memcmp(c->key, t, 16); // expect: compare
  free(c);
  return r;
}
static void ctx_fill(struct ctx *c, const u8 *key) { memcpy(c->deep.inner, key, 16); }
static void ctx_setup(struct ctx *c, const u8 *key) {
  memset(c, 0, sizeof *c);
  ctx_fill(c, key);
}
static int ctx_check(const struct ctx *c, const u8 *t) {
  return memcmp(c->deep.inner, t, 16); // expect: compare
}
int nested_fill(SECRET const u8 *key, const u8 *t) {
  struct ctx c;
  ctx_setup(&c, key);
  return ctx_check(&c, t);
}
struct method {
  const char *name;
  int (*verify)(const struct ctx *, const u8 *);
  void (*init)(struct ctx *, const u8 *);
};
static const struct method simple = {.name = "simple", .verify = ctx_check, .init = ctx_setup};
int vtable(SECRET const u8 *key, const u8 *t) {
  struct ctx c;
  simple.init(&c, key);
  return simple.verify(&c, t);
}
static bool first(const u8 *a, const u8 *b) {
  return *a == *b && a[1] == b[1]; // expect: branch
}
static const struct method *pick(int i) {
  static const struct method all[] = {{"a", ctx_check, ctx_setup}, {"b", ctx_check, ctx_fill}};
  return &all[i];
}
int vtable_pointer(SECRET const u8 *key, const u8 *t, int which) {
  const struct method *m = pick(which);
  struct ctx c;
  memset(&c, 0, sizeof c);
  m->init(&c, key);
  return memcmp(c.deep.inner, t, 16) | first(key, t); // expect: compare
}
typedef int compare_fn(const void *, const void *, size_t);
static int apply(compare_fn *f, const void *a, const void *b, size_t n) {
  return f(a, b, n); // expect: compare
}
int higher_order(SECRET const u8 *a, const u8 *b) { return apply(memcmp, a, b, 16); }
#define SAME(a, b, n) (!memcmp(a, b, n))
#define REQUIRE(c, e)                                                                                                  \
  if (!(c))                                                                                                            \
  return e
int nested_macro(SECRET const u8 *a, const u8 *b) {
  REQUIRE(SAME(a, b, 16), -1); // expect: compare
  return 0;
}
#define memeq(a, b, n)                                                                                                 \
  ({                                                                                                                   \
    const u8 *x_ = (a), *y_ = (b);                                                                                     \
    int eq_ = 1;                                                                                                       \
    for (size_t i_ = 0; i_ < (n) && eq_; i_++)                                                                         \
      eq_ = x_[i_] == y_[i_];                                                                                          \
    eq_;                                                                                                               \
  })
int statement_expression(SECRET const u8 *a, const u8 *b) {
  return memeq(a, b, 16); // expect: branch
}
#define cmp(a, b) _Generic((a), const u8 *: memcmp, default: strcmp)(a, b, 16)
int by_generic(SECRET const u8 *a, const u8 *b) {
  return cmp(a, b); // expect: compare
}
union word {
  uint64_t w[2];
  u8 b[16];
};
int in_union(SECRET const u8 *a, const union word *t) {
  union word u;
  memcpy(u.b, a, 16);
  if (u.w[0] == t->w[0]) // expect: branch
    return 1;
  return 0;
}
struct flags {
  unsigned a : 3, b : 5;
  SECRET unsigned secret : 4;
};
int bit_field(const struct flags *f) {
  if (f->secret == 3) // expect: branch
    return 1;
  return f->a == 2 ? 1 : 0;
}
int designated(SECRET int k) {
  struct {
    int x, y[3];
  } s = {.y = {[1] = k}, .x = 1};
  if (s.x)
    work(1);
  if (s.y[1]) // expect: branch
    return 1;
  return 0;
}
struct pair {
  int first, second;
};
static struct pair make(int a, int b) { return (struct pair){.second = b, .first = a}; }
int returned_struct(SECRET int k) {
  struct pair p = make(1, k);
  if (p.first)
    work(p.first);
  return p.second ? 1 : 0; // expect: branch
}
int literal(SECRET int k) {
  const struct pair *p = &(struct pair){1, k};
  while (p->second) // expect: branch
    work(1);
  return p->first ? 1 : 0;
}
int comma(SECRET int k) {
  int i, j;
  for (i = 0, j = k; j > 0; i++, j--) // expect: branch
    ;
  return i;
}
int elvis(SECRET int k) {
  return k ?: 3; // expect: branch
}
int negated(SECRET int k) {
  bool b = !!k;
  return b && work(1); // expect: branch
}
int atomics(SECRET int k) {
  _Atomic int a;
  atomic_init(&a, k);
  if (atomic_load(&a)) // expect: branch
    return 1;
  return 0;
}
static int sum(int n, ...) {
  va_list ap;
  va_start(ap, n);
  int s = 0;
  for (int i = 0; i < n; i++)
    s += va_arg(ap, int);
  va_end(ap);
  if (s > 3) // expect: branch
    return 1;
  return 0;
}
int variadic(SECRET int k) { return sum(2, 1, k); }
typedef struct node {
  struct node *next;
  u8 secret[16];
} node;
int list(SECRET const u8 *key, const u8 *t) {
  node a = {0}, b = {&a, {0}};
  memcpy(b.next->secret, key, 16);
  for (node *n = &b; n; n = n->next)
    if (!memcmp(n->secret, t, 16)) // expect: compare
      return 1;
  return 0;
}
int pointer_to_pointer(SECRET const u8 *key, const u8 *t) {
  const u8 *p = t, **pp = &p;
  *pp = key;
  return memcmp(*pp, t, 16); // expect: compare
}
static void set(const u8 **out, const u8 *key) { *out = key + 1; }
int out_pointer(SECRET const u8 *key, const u8 *t) {
  const u8 *p = NULL;
  set(&p, key);
  return memcmp(p, t, 16); // expect: compare
}
static void xor_into(u8 *restrict out, const u8 *a, const u8 *b, size_t n) {
  do
    *out++ = *a++ ^ *b++;
  while (--n);
}
int pointer_walk(SECRET const u8 *key, const u8 *t) {
  u8 tmp[16], *p = tmp;
  xor_into(tmp, key, t, 16);
  while (p < tmp + 16)
    if (*p++ != 0) // expect: branch
      return 0;
  return 1;
}
static u8 stash[16];
static void save(const u8 *key) { memcpy(stash, key, 16); }
int by_static(SECRET const u8 *key, const u8 *t) {
  save(key);
  return memcmp(stash, t, 16); // expect: compare
}
int casted(SECRET const void *key, const void *t) {
  const struct pair *a = key, *b = t;
  if (a->first != b->first || a->second != b->second) // expect: branch
    return 0;
  return 1;
}
int subtract(SECRET const u8 *a, const u8 *b) {
  int d = 0;
  for (int i = 0; i < 16; i++)
    d += a[i] - b[i];
  if (d) // expect: branch
    return 0;
  return 1;
}
int count_equal(SECRET const u8 *a, const u8 *b) {
  int same = 0;
  for (int i = 0; i < 16; i++)
    if (a[i] == b[i]) // expect: branch
      ++same;
  return same == 16;
}
static int leaf(int x) {
  switch (x) { // expect: branch
  case 1:
    return 2;
  }
  return 3;
}
static inline int middle(int x) { return leaf(x + 1); }
static inline int top(int x) { return middle(x * 3); }
int three_levels(SECRET int k) { return top(k); }
static int even(int n), odd(int n);
static int even(int n) {
  return n == 0 ? 1 : odd(n - 1); // expect: branch
}
static int odd(int n) {
  return n == 0 ? 0 : even(n - 1); // expect: branch
}
int mutual(SECRET int k) { return even(k); }
int array_2d(SECRET u8 m[4][4]) {
  for (int i = 0; i < 4; i++)
    for (int j = 0; j < 4; j++)
      if (m[i][j] == 0) // expect: branch
        return 1;
  return 0;
}
int typeof_copy(SECRET int k) {
  __typeof__(k) copy = k, *p = &copy;
  if (*p) // expect: branch
    return 1;
  return 0;
}
int nested_function_calls(SECRET const u8 *a, const u8 *b) {
  return work(work(memcmp(a, b, 16))); // expect: compare
}
int conditional_pointer(SECRET const u8 *a, const u8 *b, int which) {
  const u8 *p = which ? a : b;
  return memcmp(p, "0123456789abcdef", 16); // expect: compare
}
int switch_merge(SECRET int k, int which) {
  int t;
  switch (which) {
  case 0:
    t = 1;
    break;
  case 1:
    t = k;
    break;
  default:
    t = 3;
  }
  if (t) // expect: branch
    return 1;
  return 0;
}
int loop_carried(SECRET int k) {
  int a = 0, b = 0, c = 0;
  for (int i = 0; i < 5; i++) {
    if (c) // expect: branch
      return i;
    c = b;
    b = a;
    a = k;
  }
  return 0;
}
void by_goto(SECRET int k) {
  int t = 0;
again:
  if (t) // expect: branch
    return;
  t = k;
  goto again;
}
