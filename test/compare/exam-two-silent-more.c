// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A second exam, written without a look at the first: the other half of what must stay silent in C.
// RUN: %score %s
#include <errno.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <zeroize/secret.h>
typedef uint8_t u8;
typedef uint32_t u32;
typedef uint64_t u64;
typedef unsigned __int128 u128;

int CRYPTO_memcmp(const void *, const void *, size_t);
static inline u32 ct_is_zero(u32 x) { return ~(x | (0u - x)) >> 31; }
// 29 function pointer with a marked typedef
typedef int cipher_fn(SECRET const u8 *key, const u8 *in, u8 *out, size_t n);
struct cipher { const char *name; cipher_fn *run; size_t key_size; };
int s29(const struct cipher *c, SECRET const u8 *key, size_t n, const u8 *in, u8 *out) {
  if (n != c->key_size || strcmp(c->name, "aes") != 0)
    return -1;
  if (c->run(key, in, out, 16) != 0)
    return -2;
  return out[0] == 0 ? 1 : 0;
}
// 30 goto out with wipe
int s30(SECRET const u8 *pw, size_t n, SECRET u8 *out) {
  int rc = -1;
  u8 *tmp = malloc(n);
  if (!tmp)
    goto out;
  memcpy(tmp, pw, n);
  for (size_t i = 0; i < n; i++)
    out[i & 31] ^= tmp[i];
  rc = 0;
out:
  if (tmp)
    explicit_bzero(tmp, n);
  free(tmp);
  return rc;
}
// 31 sizes in a buffer with a header
int s31(const u8 *packet, size_t n, SECRET u8 *key) {
  if (n < 4 || packet[0] != 1)
    return -1;
  size_t len = (size_t)packet[2] << 8 | packet[3];
  if (len > n - 4)
    return -1;
  memcpy(key, packet + 4, len);
  return 0;
}
// 32 two results: secret out, public return
static int parse(const u8 *in, size_t n, u8 *key, size_t *used) {
  if (n < 33)
    return -1;
  memcpy(key, in + 1, 32);
  *used = 33;
  return 0;
}
int s32(SECRET const u8 *in, size_t n, SECRET u8 *key) {
  size_t used;
  if (parse(in, n, key, &used) != 0 || used > n)
    return -1;
  return 0;
}
// 33 iterate a public bit count
u32 s33(SECRET u32 x, unsigned bits) {
  u32 r = 0;
  for (unsigned i = 0; i < bits; i++)
    r |= (x >> i & 1) << (bits - 1 - i);
  return r;
}
// 34 popcount, clz, rotate builtins as values
u32 s34(SECRET u32 x) { return (u32)__builtin_popcount(x) ^ __builtin_rotateleft32(x, 3) ^ __builtin_bswap32(x); }
// 35 add with overflow builtin
u64 s35(SECRET u64 a, SECRET u64 b) {
  u64 r;
  u64 c = __builtin_add_overflow(a, b, &r);
  return r + c;
}
// 36 GHASH without tables
void s36(SECRET u64 z[2], SECRET const u64 h[2]) {
  u64 lsb = z[1] & 1;
  z[1] = z[1] >> 1 | z[0] << 63;
  z[0] = z[0] >> 1 ^ ((0 - lsb) & 0xe100000000000000ull);
  z[0] ^= h[0];
  z[1] ^= h[1];
}
// 37 constant loop over an array of keys
struct ring { SECRET u8 key[4][32]; int used; };
int s37(struct ring *r, int which) {
  if (which >= r->used || which < 0)
    return -1;
  memset(r->key[which], 0, 32);
  for (int i = 0; i < r->used; i++)
    r->key[i][0] ^= 1;
  return r->used;
}
// 38 assertion on public things
#define check(c) do { if (!(c)) abort(); } while (0)
void s38(SECRET const u8 *k, size_t n) {
  check(k != NULL);
  check(n % 16 == 0);
  check(sizeof *k == 1);
}
// 39 FO with masks
void s39(SECRET u8 *ss, const u8 *ct, SECRET const u8 *cmp, SECRET const u8 *z, SECRET const u8 *kr) {
  u64 d = 0;
  for (int i = 0; i < 1088; i++)
    d |= (u64)(ct[i] ^ cmp[i]);
  u8 m = (u8)(0 - ((0 - d) >> 63));
  for (int i = 0; i < 32; i++)
    ss[i] = kr[i] ^ (m & (kr[i] ^ z[i]));
}
// 40 TOTP in constant time
int totp_value(SECRET const u8 *key, u64 step, SECRET u8 out[6]);
int s40(SECRET const u8 *key, u64 now, const u8 *given) {
  int ok = 0;
  for (int w = -1; w <= 1; w++) {
    SECRET u8 code[6];
    if (totp_value(key, now / 30 + (u64)w, code) != 0)
      return -1;
    ok |= secret_equal(code, given, 6);
  }
  return ok ? 0 : -1;
}
// 41 memcpy, memmove, memset
void s41(SECRET u8 *a, SECRET const u8 *b, size_t n) { memmove(a, b, n); memset(a, 0, n); }
// 42 user table entry
struct user { const char *name; SECRET char hash[64]; unsigned failed; };
struct user *s42(struct user *u, size_t n, const char *name) {
  for (size_t i = 0; i < n; i++)
    if (!strcmp(u[i].name, name))
      return u[i].failed > 5 ? NULL : &u[i];
  return NULL;
}
// 43 designated initialisers keep fields apart
struct msg { int type; u32 nonce; };
static int type_of(const struct msg *m) { return m->type == 3 ? 1 : 0; }
int s43(SECRET const u32 *n, int t) { struct msg m = {.type = t, .nonce = *n}; return type_of(&m); }
// 44 out of a union of public view
union u44 { struct { u32 kind; u32 len; } head; u8 raw[8]; };
int s44(union u44 *u) { return u->head.kind == 3 && u->raw[0] ? 1 : 0; }
// 45 callback by typedef, context marked
typedef void on_data(void *ctx, SECRET const u8 *p, size_t n);
void each(on_data *f, void *ctx);
struct acc { size_t total; SECRET u8 sum; };
static void add(void *ctx, SECRET const u8 *p, size_t n) {
  struct acc *a = ctx;
  a->total += n;
  if (a->total > 4096)
    return;
  for (size_t i = 0; i < n; i++)
    a->sum ^= p[i];
}
size_t s45(void) { struct acc a = {0}; each(add, &a); return a.total > 3 ? a.total : 0; }
// 46 polarity right in many ways
bool tag_valid(SECRET const u8 *a, const u8 *b) { return !CRYPTO_memcmp(a, b, 16); }
bool tag_differs(SECRET const u8 *a, const u8 *b) { return CRYPTO_memcmp(a, b, 16) != 0; }
int tag_compare(SECRET const u8 *a, const u8 *b) { return CRYPTO_memcmp(a, b, 16); }
// 47
int s47(SECRET const u8 *a, const u8 *b) {
  if (CRYPTO_memcmp(a, b, 16))
    return -1;
  return 0;
}
// 48 statement expression with ct value
#define CT_MAX(a, b) ({ u32 a_ = (a), b_ = (b); a_ ^ ((a_ ^ b_) & (0u - (a_ < b_))); })
u32 s48(SECRET u32 a, SECRET u32 b) { return CT_MAX(a, b); }
// 49 shift by a public amount, power of two
u32 s49(SECRET u32 x, unsigned n) { return (x << n | x >> (32 - n)) % 256 + x / 4; }
// 50 a loop that ends on a public sentinel beside secrets
struct item { int tag; SECRET u8 v[8]; };
int s50(const struct item *i) { int n = 0; while (i->tag != -1) { i++; n++; } return n; }
// 51 array of pointers to secrets
int s51(SECRET u8 *const parts[], const size_t sizes[], size_t n, SECRET u8 *out) {
  size_t at = 0;
  for (size_t i = 0; i < n; i++) {
    if (parts[i] == NULL || sizes[i] == 0)
      continue;
    memcpy(out + at, parts[i], sizes[i]);
    at += sizes[i];
  }
  return at > 64 ? -1 : 0;
}
// 52 alias to public part of a buffer of our own
int s52(SECRET const u8 *key) {
  u8 msg[40];
  msg[0] = 1;
  msg[1] = 32;
  memcpy(msg + 2, key, 32);
  return msg[0] == 1 && msg[1] == 32 ? 1 : 0;
}
// 53 enum state machine around a handshake
enum state { START, KEYED, DONE };
struct hs { enum state st; SECRET u8 secret[48]; };
int s53(struct hs *h, const u8 *in) {
  switch (h->st) {
  case START:
    for (int i = 0; i < 48; i++)
      h->secret[i] ^= in[i];
    h->st = KEYED;
    return 0;
  case KEYED:
    h->st = DONE;
    return 1;
  default:
    return -1;
  }
}
// 54 count of words in a public array; secret in another
int s54(SECRET const u8 *k, const char *const *argv) {
  int n = 0;
  while (argv[n])
    n++;
  return n + (int)secret_declassify(k[0] & 1);
}
// 55 memcmp on public things in a function full of secrets
int s55(SECRET u8 *k, const u8 *magic, const char *name) {
  if (memcmp(magic, "KEY1", 4) || strcmp(name, "master") || strlen(name) > 10)
    return -1;
  k[0] ^= 3;
  return 0;
}
// 56 verify with mask result, checked once
int s56(SECRET const u64 *a, SECRET const u64 *b) {
  u64 d = (a[0] ^ b[0]) | (a[1] ^ b[1]) | (a[2] ^ b[2]) | (a[3] ^ b[3]);
  d = (d | (0 - d)) >> 63;
  return (int)d;
}
// 57 recursion over public structure
struct tree { struct tree *l, *r; int key; SECRET u32 value; };
u32 s57(const struct tree *t, int key) {
  if (!t)
    return 0;
  if (key < t->key)
    return s57(t->l, key);
  if (key > t->key)
    return s57(t->r, key);
  return t->value;
}
// 58 realloc of a secret buffer
int s58(SECRET u8 **buf, size_t *cap, size_t need) {
  if (need <= *cap)
    return 0;
  size_t n = *cap ? *cap * 2 : 64;
  u8 *p = malloc(n);
  if (!p)
    return -1;
  memcpy(p, *buf, *cap);
  explicit_bzero(*buf, *cap);
  free(*buf);
  *buf = p;
  *cap = n;
  return 0;
}
// 59 atomics and locks beside a secret
struct shared { _Atomic int lock; SECRET u8 key[32]; };
int s59(struct shared *s) {
  int expected = 0;
  if (!__c11_atomic_compare_exchange_strong(&s->lock, &expected, 1, 5, 5))
    return -1;
  s->key[0] ^= 1;
  s->lock = 0;
  return 0;
}
// 60 number of leading zero limbs by masks
u32 s60(SECRET const u32 *x, size_t n) {
  u32 count = 0, seen = 0;
  for (size_t i = n; i-- > 0;) {
    seen |= 1u ^ ct_is_zero(x[i]);
    count += seen ^ 1u;
  }
  return count;
}
