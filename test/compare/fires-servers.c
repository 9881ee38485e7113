// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Checks of passwords, tokens and paddings as programs write them, through helpers, tables and aliases.
// RUN: %score %s
#include <string.h>
#include <strings.h>
#include <stdlib.h>
#include <stdint.h>
#include <stdio.h>
#include <stdbool.h>
#include <wchar.h>
#include <zeroize/secret.h>
typedef uint8_t u8;
typedef uint32_t u32;
typedef uint64_t u64;
#define ARRAY_LEN(x) (sizeof(x) / sizeof((x)[0]))
struct hmac_ctx {
  u32 st[8];
  u64 len;
  SECRET u8 key[64];
};
void hmac_init(struct hmac_ctx *, SECRET const u8 *k, size_t n);
void hmac_final(struct hmac_ctx *, SECRET u8 out[32]);
void sha256(const void *, size_t, SECRET u8 out[32]);
SECRET char *get_password(const char *user);
SECRET const u8 *session_key(void);
/* 1 helper returns strcmp result */
static int str_equal(const char *a, const char *b) {
  return strcmp(a, b) == 0; // expect: compare
}
int login(const char *user, const char *given) {
  SECRET char *pw = get_password(user);
  return str_equal(pw, given);
}
/* 2 macro */
#define STREQ(a, b) (*(a) == *(b) && strcmp(a, b) == 0)
int login2(SECRET const char *pw, const char *given) {
  return STREQ(pw, given); // expect: branch compare
}
/* 3 direct from function returning secret */
int cookie(const u8 *c) {
  return !memcmp(session_key(), c, 32); // expect: compare
}
/* 4 out-param */
int token(const u8 *msg, size_t n, const u8 *tag) {
  u8 mac[32];
  sha256(msg, n, mac);
  if (memcmp(mac, tag, sizeof mac)) // expect: compare
    return -1;
  return 0;
}
/* 5 words */
int words(SECRET const u8 *a, const u8 *b) {
  const u64 *x = (const u64 *)a, *y = (const u64 *)b;
  return x[0] == y[0] && x[1] == y[1]; // expect: branch
}
/* 6 while with pointers */
int ptrloop(SECRET const u8 *a, const u8 *b, size_t n) {
  while (n--)
    if (*a++ != *b++) // expect: branch
      return 0;
  return 1;
}
/* 7 while both */
int cmp(SECRET const char *s, const char *t) {
  while (*s && *s == *t) // expect: branch
    s++, t++;
  return *s - *t;
}
/* 8 for condition */
int forc(SECRET const u8 *s, const u8 *t, int n) {
  int i;
  for (i = 0; i < n && s[i] == t[i]; i++) // expect: branch
    ;
  return i == n;
}
/* 9 break */
bool brk(SECRET const u8 *s, const u8 *t, int n) {
  bool ok = true;
  for (int i = 0; i < n; i++) {
    if (s[i] ^ t[i]) { // expect: branch
      ok = false;
      break;
    }
  }
  return ok;
}
/* 10 memcmp in ternary */
const char *tern(SECRET const u8 *s, const u8 *t) {
  return memcmp(s, t, 16) ? "bad" : "ok"; // expect: compare
}
/* 11 pin digits */
int pin(SECRET const char pin[4], const char *in) {
  for (int i = 0; i < 4; ++i) {
    if (pin[i] == in[i]) // expect: branch
      continue;
    return 0;
  }
  return 1;
}
/* 12 hex compare after converting */
static void tohex(const u8 *in, size_t n, char *out) {
  static const char h[] = "0123456789abcdef";
  for (size_t i = 0; i < n; i++) {
    out[2 * i] = h[in[i] >> 4]; // expect: index
    out[2 * i + 1] = h[in[i] & 15]; // expect: index
  }
}
int hexcmp(SECRET const u8 *mac, const char *hex) {
  char buf[65];
  tohex(mac, 32, buf);
  buf[64] = 0;
  return strcasecmp(buf, hex) == 0; // expect: compare
}
/* 13 struct pass */
struct creds {
  char user[32];
  SECRET char pass[64];
};
int auth(const struct creds *c, const char *u, const char *p) {
  return !strcmp(c->user, u) && !strcmp(c->pass, p); // expect: compare
}
int auth2(struct creds c, const char *p) {
  return strncmp(c.pass, p, sizeof c.pass) == 0; // expect: compare
}
/* 14 copy of struct */
int auth3(const struct creds *c, const char *p) {
  struct creds t = *c;
  return strcmp(t.pass, p); // expect: compare
}
/* 15 nested array of struct */
struct db {
  struct creds e[16];
  int n;
};
int find_user(const struct db *d, const char *u, const char *p) {
  for (int i = 0; i < d->n; i++)
    if (strcmp(d->e[i].user, u) == 0 && strcmp(d->e[i].pass, p) == 0) // expect: compare
      return i;
  return -1;
}
/* 16 padding oracle */
int unpad(SECRET const u8 *b, size_t n) {
  u8 p = b[n - 1];
  if (p == 0 || p > 16) // expect: branch
    return -1;
  for (size_t i = 0; i < p; i++) // expect: branch
    if (b[n - 1 - i] != p) // expect: branch
      return -1;
  return (int)(n - p);
}
/* 17 square multiply */
u64 modexp(u64 b, SECRET u64 e, u64 m) {
  u64 r = 1;
  while (e) { // expect: branch
    if (e & 1) // expect: branch
      r = r * b % m;
    b = b * b % m;
    e >>= 1;
  }
  return r;
}
/* 18 naf digit switch */
void point_add(u64 *, int);
void naf(SECRET const signed char *d, u64 *p) {
  for (int i = 255; i >= 0; i--)
    switch (d[i]) { // expect: branch
    case 1:
      point_add(p, 1);
      break;
    case -1:
      point_add(p, -1);
      break;
    default:
      break;
    }
}
/* 19 lookup */
extern const u8 sbox[256];
void subbytes(SECRET u8 *s) {
  for (int i = 0; i < 16; i++)
    s[i] = sbox[s[i]]; // expect: index
}
/* 20 kyberslash */
void poly_tomsg(u8 *msg, SECRET const int16_t *c) {
  for (int i = 0; i < 32; i++) {
    msg[i] = 0;
    for (int j = 0; j < 8; j++) {
      u32 t = (u32)c[8 * i + j];
      t += ((int16_t)t >> 15) & 3329;
      t = (((t << 1) + 3329 / 2) / 3329) & 1; // expect: latency
      msg[i] |= t << j;
    }
  }
}
/* 21 function pointer */
typedef int (*cmp_fn)(const void *, const void *, size_t);
int viaptr(SECRET const u8 *a, const u8 *b) {
  cmp_fn f = memcmp;
  return f(a, b, 16) == 0; // expect: compare
}
/* 22 vtable */
struct ops {
  int (*eq)(const void *, const void *, size_t);
};
static int slow_eq(const void *a, const void *b, size_t n) {
  return memcmp(a, b, n) == 0; // expect: compare
}
static const struct ops table = {.eq = slow_eq};
int viavt(SECRET const u8 *a, const u8 *b) {
  return table.eq(a, b, 16);
}
/* 23 union */
union blk {
  u8 b[16];
  u64 q[2];
};
int viaunion(SECRET const u8 *a, const u8 *b) {
  union blk x, y;
  memcpy(x.b, a, 16);
  memcpy(y.b, b, 16);
  return x.q[0] == y.q[0] && x.q[1] == y.q[1]; // expect: branch
}
/* 24 static global */
static SECRET u8 master[32];
int master_is(const u8 *b) {
  return bcmp(master, b, 32) == 0; // expect: compare
}
/* 25 stmt expr macro */
#define EQ(a, b, n)                                                                                          \
  ({                                                                                                         \
    int _r = memcmp((a), (b), (n));                                                                          \
    _r == 0;                                                                                                 \
  })
int stx(SECRET const u8 *a, const u8 *b) {
  return EQ(a, b, 16); // expect: compare
}
/* 26 sum with early abort on zero */
int flag(SECRET const u8 *a, const u8 *b) {
  int bad = 0;
  for (int i = 0; i < 16; i++) {
    if (a[i] != b[i]) // expect: branch
      bad = 1;
  }
  return !bad;
}
int flag2(SECRET const u8 *a, const u8 *b) {
  int diff = 0;
  for (int i = 0; i < 16; i++) {
    diff |= a[i] ^ b[i];
    if (diff) // expect: branch
      break;
  }
  return !diff;
}
int flag3(SECRET const u8 *a, const u8 *b) {
  int ok = 1;
  for (int i = 0; i < 16; i++)
    ok = ok && a[i] == b[i]; // expect: branch
  return ok;
}
int flag4(SECRET const u8 *a, const u8 *b) {
  int diff = 0;
  for (int i = 0; i < 16 && !diff; i++) // expect: branch
    diff |= a[i] ^ b[i];
  return diff;
}
/* 27 recursion */
static int rec(const u8 *a, const u8 *b, size_t n) {
  if (n == 0)
    return 1;
  return *a == *b && rec(a + 1, b + 1, n - 1); // expect: branch
}
int recursive(SECRET const u8 *a, const u8 *b) {
  return rec(a, b, 16);
}
/* 28 heap */
int heap(SECRET const u8 *a, const u8 *b) {
  u8 *t = malloc(16);
  if (!t)
    return -1;
  memcpy(t, a, 16);
  int r = memcmp(t, b, 16); // expect: compare
  free(t);
  return r;
}
/* 29 strdup */
int dup(SECRET const char *a, const char *b) {
  char *t = strdup(a);
  int r = strcmp(b, t); // expect: compare
  free(t);
  return r;
}
/* 30 wide */
int wide(SECRET const wchar_t *a, const wchar_t *b) {
  return wcscmp(a, b); // expect: compare
}
/* 31 lookup */
int has(SECRET const char *a) {
  return strchr(a, ':') != NULL; // expect: compare
}
int has2(SECRET const char *a, const char *n) {
  return strstr(a, n) != 0; // expect: compare
}
int len(SECRET const char *a) {
  return strlen(a) > 8; // expect: compare
}
/* 32 min/max */
#define MAX(a, b) ((a) > (b) ? (a) : (b))
u32 mx(SECRET u32 a, u32 b) {
  return MAX(a, b); // expect: branch
}
int ab(SECRET int a) {
  return a < 0 ? -a : a; // expect: branch
}
/* 33 sort */
static int bycmp(const void *a, const void *b) {
  u32 x = *(const u32 *)a, y = *(const u32 *)b;
  return x < y ? -1 : x > y; // expect: branch
}
void srt(SECRET u32 *v, size_t n) {
  qsort(v, n, 4, bycmp); // expect: escape
}
void isort(SECRET u32 *v, int n) {
  for (int i = 1; i < n; i++) {
    u32 k = v[i];
    int j = i;
    while (j > 0 && v[j - 1] > k) { // expect: branch
      v[j] = v[j - 1];
      j--;
    }
    v[j] = k;
  }
}
/* 34 bignum compare */
int bn_cmp(SECRET const u32 *a, const u32 *b, int n) {
  for (int i = n - 1; i >= 0; i--) {
    if (a[i] > b[i]) // expect: branch
      return 1;
    if (a[i] < b[i]) // expect: branch
      return -1;
  }
  return 0;
}
/* 35 bitscan */
int bitlen(SECRET u64 x) {
  int n = 0;
  while (x) { // expect: branch
    n++;
    x >>= 1;
  }
  return n;
}
/* 36 bool assigned */
int assigned(SECRET const u8 *a, const u8 *b) {
  int rc;
  rc = memcmp(a, b, 8); // expect: compare
  if (rc != 0)
    return -1;
  return 0;
}
int assigned2(SECRET const u8 *a, const u8 *b) {
  int rc;
  if ((rc = memcmp(a, b, 8)) != 0) // expect: compare
    return rc;
  return 0;
}
/* 37 struct with ptr */
struct buf {
  u8 *data;
  size_t len;
};
int bufs(struct buf x, SECRET u8 *k) {
  struct buf y = {.data = k, .len = 16};
  return x.len == y.len && memcmp(x.data, y.data, y.len) == 0; // expect: compare
}
static bool buf_eq(const struct buf *x, const struct buf *y) {
  return x->len == y->len && !memcmp(x->data, y->data, x->len); // expect: compare
}
bool bufs2(struct buf *x, SECRET u8 *k) {
  struct buf y = {k, 16};
  return buf_eq(x, &y);
}
struct mac {
  SECRET u8 *data;
  size_t len;
};
bool macs(struct mac *x, struct buf *y) {
  return x->len == y->len && !memcmp(x->data, y->data, x->len); // expect: compare
}
/* offset/alias */
int off(SECRET const u8 *a, const u8 *b) {
  const u8 *p = a + 4;
  const char *q = (const char *)p;
  return strncmp(q, (const char *)b, 4); // expect: compare
}
int uptr(SECRET const u8 *a, const u8 *b) {
  uintptr_t p = (uintptr_t)a;
  return memcmp((const void *)(p + 4), b, 4); // expect: compare
}
int pp(SECRET u8 *a, const u8 *b) {
  u8 *tab[2] = {a, 0};
  return memcmp(tab[0], b, 4); // expect: compare
}
int out(SECRET const u8 *a, const u8 *b) {
  u32 w;
  memcpy(&w, a, 4);
  u32 v;
  memcpy(&v, b, 4);
  if (w != v) // expect: branch
    return 0;
  return 1;
}
static void load(u32 *o, const u8 *p) {
  *o = p[0] | p[1] << 8 | p[2] << 16 | (u32)p[3] << 24;
}
int out2(SECRET const u8 *a, const u8 *b) {
  u32 w, v;
  load(&w, a);
  load(&v, b);
  return w == v ? 1 : 0; // expect: branch
}
static u32 get(const u8 *p) {
  u32 v;
  __builtin_memcpy(&v, p, 4);
  return v;
}
int out3(SECRET const u8 *a, const u8 *b) {
  if (get(a) == get(b)) // expect: branch
    return 1;
  return 0;
}
int snp(SECRET const u8 *a, const char *b) {
  char s[64];
  snprintf(s, sizeof s, "%02x%02x", a[0], a[1]);
  return strcmp(s, b); // expect: compare
}
struct bits {
  SECRET unsigned k : 4;
  unsigned m : 4;
};
int bitf(const struct bits *b) {
  if (b->k == 3) // expect: branch
    return 1;
  return b->m == 2 ? 1 : 0;
}
int gen(SECRET const char *a, const char *b) {
  return _Generic(a, const char *: strcmp(a, b), default: 0); // expect: compare
}
int comma(SECRET const u8 *a, const u8 *b) {
  int r = 0;
  if ((r++, memcmp(a, b, 8))) // expect: compare
    return 1;
  return r;
}
int cl(SECRET u32 x) {
  return memcmp((u32[]){x, 0}, (u32[]){1, 0}, 8); // expect: compare
}
int logic(SECRET u8 a, SECRET u8 b) {
  return a && b; // expect: branch
}
int nt(SECRET u8 a) {
  if (!a) // expect: branch
    return 1;
  return 0;
}
int assertion(SECRET const u8 *a) {
  if (__builtin_expect(a[0] == 0, 0)) // expect: branch
    abort();
  return 0;
}
void gotos(SECRET const u8 *a, const u8 *b, int *ok) {
  int i = 0;
again:
  if (a[i] != b[i]) // expect: branch
    goto bad;
  if (++i < 16)
    goto again;
  *ok = 1;
  return;
bad:
  *ok = 0;
}
double fl(SECRET double x) {
  return x * 2.0; // expect: latency
}
void vla(SECRET int n) {
  u8 t[n]; // expect: length
  t[0] = 1;
  (void)t;
}
void ln(SECRET u32 n, u8 *o, const u8 *i) {
  memcpy(o, i, n); // expect: length
}
void *al(SECRET size_t n) {
  return malloc(n); // expect: length
}
void pr(SECRET const char *s) {
  printf("%s\n", s); // expect: escape
}
int wd(SECRET unsigned __int128 a, unsigned __int128 b) {
  return a == b; // expect: width
}
u32 loopn(SECRET u32 n) {
  u32 s = 0;
  for (u32 i = 0; i < n; i++) // expect: branch
    s += i;
  return s;
}
int vol(SECRET const volatile u8 *a, const u8 *b, int n) {
  for (int i = 0; i < n; i++) {
    u8 x = a[i], y = b[i];
    if (x != y) // expect: branch
      return 1;
  }
  return 0;
}
int tm(SECRET const u8 *a, const u8 *b, size_t n) {
  const u8 *e = a + n;
  for (; a != e; ++a, ++b)
    if (*a != *b) // expect: branch
      return *a < *b ? -1 : 1; // expect: branch
  return 0;
}
int diff2(SECRET const u8 *a, const u8 *b, size_t n) {
  int d;
  do {
    d = *a++ - *b++;
  } while (d == 0 && --n); // expect: branch
  return d;
}
