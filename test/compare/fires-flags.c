// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Decisions on secrets by way of flags, wrappers, results that are stored, copies and casts.
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
