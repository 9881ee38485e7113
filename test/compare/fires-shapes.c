// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Guards against silence behind what C programs are built of: lists by macros, tables of functions, contexts behind
// void pointers, setjmp, bit-fields.
// RUN: %score %s
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <sys/queue.h>
#include <zeroize/secret.h>
typedef uint8_t u8;
typedef uint32_t u32;

/* 1 a list of queue.h */
struct psk { TAILQ_ENTRY(psk) link; int id; SECRET u8 key[32]; };
TAILQ_HEAD(psks, psk);
int psk_known(struct psks *all, const u8 *key) {
  struct psk *p;
  TAILQ_FOREACH(p, all, link)
    if (!memcmp(p->key, key, sizeof p->key)) // expect: compare
      return p->id;
  return -1;
}
/* 2 a list of Linux's kind */
struct list_head { struct list_head *next, *prev; };
#define container_of(p, T, m) ((T *)((char *)(p) - offsetof(T, m)))
#define list_for_each(p, head) for (p = (head)->next; p != (head); p = p->next)
struct token { SECRET char *text; struct list_head list; };
int token_known(struct list_head *head, const char *text) {
  struct list_head *at;
  list_for_each(at, head) {
    struct token *t = container_of(at, struct token, list);
    if (strcmp(t->text, text) == 0) // expect: compare
      return 1;
  }
  return 0;
}
/* 3 a state machine: states are functions */
struct login { int (*state)(struct login *, const char *); SECRET char pin[8]; int tries; };
static int locked(struct login *l, const char *in) { (void)l; (void)in; return -1; }
static int asking(struct login *l, const char *in) {
  if (strncmp(l->pin, in, sizeof l->pin) == 0) // expect: compare
    return 1;
  if (++l->tries > 3)
    l->state = locked;
  return 0;
}
int login_step(struct login *l, const char *in) {
  if (!l->state)
    l->state = asking;
  return l->state(l, in);
}
/* 4 a table of operations in a structure */
struct check_ops { const char *name; int (*check)(const u8 *a, const u8 *b, size_t n); };
static int check_fast(const u8 *a, const u8 *b, size_t n) {
  for (size_t i = 0; i < n; i++)
    if (a[i] != b[i]) // expect: branch
      return 0;
  return 1;
}
static const struct check_ops fast_ops = {"fast", check_fast};
int mac_by_ops(SECRET const u8 *mac, const u8 *got) { return fast_ops.check(mac, got, 16); }
/* 5 a callback with its context */
struct each { SECRET const u8 *mac; int found; };
static int visit(const u8 *entry, void *context) {
  struct each *e = context;
  if (memcmp(e->mac, entry, 16) == 0) // expect: compare
    e->found = 1;
  return 0;
}
static void for_each(const u8 (*all)[16], size_t n, int (*f)(const u8 *, void *), void *context) {
  for (size_t i = 0; i < n; i++)
    f(all[i], context);
}
int mac_found(SECRET const u8 *mac, const u8 (*all)[16], size_t n) {
  struct each e = {mac, 0};
  for_each(all, n, visit, &e);
  return e.found;
}
/* 6 setjmp is how errors come back */
static jmp_buf failed;
static void require(int ok) {
  if (!ok) // expect: branch
    longjmp(failed, 1);
}
int verify_or_jump(SECRET const u8 *mac, const u8 *got) {
  if (setjmp(failed))
    return -1;
  require(mac[0] == got[0]);
  return 0;
}
/* 7 a bit-field that is secret */
struct capability { u32 serial : 24, in_use : 1; SECRET u32 admin : 1; };
int is_admin(const struct capability *c) {
  if (c->in_use && c->serial && c->admin) // expect: branch
    return 1;
  return 0;
}
/* 8 a public flag picks one of two secrets */
int either(SECRET const char *user, SECRET const char *admin, int is_admin_name, const char *given) {
  const char *want = is_admin_name ? admin : user;
  return strcmp(want, given) == 0; // expect: compare
}
/* 9 variadic: what is checked comes behind the ellipsis */
static int check_all(const u8 *got, ...) {
  va_list list;
  va_start(list, got);
  const u8 *mac = va_arg(list, const u8 *);
  int ok = memcmp(mac, got, 16) == 0; // expect: compare
  va_end(list);
  return ok;
}
int by_ellipsis(SECRET const u8 *mac, const u8 *got) { return check_all(got, mac); }
