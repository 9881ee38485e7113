// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A third exam, written without a look at the first: what must stay silent in C, from fixes in servers and libraries.
// RUN: %score %s
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <zeroize/secret.h>
typedef uint8_t u8;
typedef uint32_t u32;
typedef uint64_t u64;
// 1 a helper gathers, the caller asks
static u8 diff1(const u8 *a, const u8 *b, size_t n) { u8 d = 0; for (size_t i = 0; i < n; i++) d |= a[i] ^ b[i]; return d; }
int g1(SECRET const u8 *a, const u8 *b) { if (diff1(a, b, 16) != 0) return -1; return 0; }
// 2
int g2(SECRET const u8 *a, const u8 *b) { u32 d = 0; for (int i = 0; i < 16; i++) d = d | (a[i] ^ b[i]); return d == 0 ? 0 : -1; }
// 3
int g3(SECRET const u8 *a, const u8 *b) { u32 d = 0; for (int i = 0; i < 16; i++) d += a[i] != b[i]; if (d) return -1; return 0; }
// 4
bool g4(SECRET const u8 *a, const u8 *b) { bool ok = true; for (int i = 0; i < 16; i++) ok &= a[i] == b[i]; if (!ok) return false; return true; }
// 5
int g5(SECRET const u8 *a, const u8 *b) { u32 d = 0; for (int i = 0; i < 16; i++) d |= a[i] ^ b[i]; if (1 & ((d - 1) >> 8)) return 1; return 0; }
// 6
int g6(SECRET const u32 *a, const u32 *b) { u32 d = a[0] ^ b[0]; d |= a[1] ^ b[1]; d |= a[2] ^ b[2]; if (d != 0) return -1; return 0; }
// 7
int g7(SECRET const u64 *a, const u64 *b) { if (((a[0] ^ b[0]) | (a[1] ^ b[1])) != 0) return -1; return 0; }
// 8
static int ct_memcmp(const void *a, const void *b, size_t n) {
  const unsigned char *x = a, *y = b;
  unsigned char d = 0;
  for (size_t i = 0; i < n; i++)
    d |= x[i] ^ y[i];
  return d;
}
int g8(SECRET const u8 *a, const u8 *b) { return ct_memcmp(a, b, 16) ? -1 : 0; }
int g8b(SECRET const u8 *a, const u8 *b) { int r = ct_memcmp(a, b, 16); if (r) return -1; return 0; }
int g8c(SECRET const u8 *a, const u8 *b) { return !ct_memcmp(a, b, 16); }
int g8d(SECRET const u8 *a, const u8 *b, int n) { if (n != 16 || ct_memcmp(a, b, 16) != 0) return -1; return 0; }
// 9 OpenSSL's
static inline unsigned constant_time_msb(unsigned a) { return 0 - (a >> (sizeof(a) * 8 - 1)); }
static inline unsigned constant_time_is_zero(unsigned a) { return constant_time_msb(~a & (a - 1)); }
static inline unsigned constant_time_eq(unsigned a, unsigned b) { return constant_time_is_zero(a ^ b); }
static inline unsigned constant_time_ge(unsigned a, unsigned b) { return ~constant_time_msb(a ^ ((a ^ b) | ((a - b) ^ b))); }
static inline unsigned constant_time_select(unsigned m, unsigned a, unsigned b) { return (m & a) | (~m & b); }
unsigned g9(SECRET const u8 *em, size_t n) {
  unsigned good = constant_time_is_zero(em[0]), found = 0, zero = 0;
  good &= constant_time_eq(em[1], 2);
  for (unsigned i = 2; i < n; i++) {
    unsigned eq0 = constant_time_is_zero(em[i]);
    zero = constant_time_select(~found & eq0, i, zero);
    found |= eq0;
  }
  good &= constant_time_ge(zero, 10);
  return constant_time_select(good, zero, 0);
}
// 10 early public length, then ct
int g10(SECRET const u8 *a, size_t an, const u8 *b, size_t bn) { if (an != bn) return -1; if (ct_memcmp(a, b, an)) return -1; return 0; }
// 11 with a volatile accumulator, asked once
int g11(SECRET const u8 *a, const u8 *b, size_t n) { volatile u8 d = 0; for (size_t i = 0; i < n; i++) d |= a[i] ^ b[i]; return d == 0; }
int g11b(SECRET const u8 *a, const u8 *b, size_t n) { volatile u8 d = 0; for (size_t i = 0; i < n; i++) d |= a[i] ^ b[i]; if (d == 0) return 1; return 0; }
// 12 strings in constant time up to a public length
int g12(SECRET const char *a, const char *b, size_t n) { u8 d = 0; for (size_t i = 0; i < n; i++) d |= (u8)a[i] ^ (u8)b[i]; return d ? 0 : 1; }
// 13 length mixed in: libjwt's right fix
int g13(SECRET const char *a, size_t la, const char *b, size_t lb) {
  int ret = (int)(la ^ lb);
  for (size_t i = 0; i < la; i++)
    ret |= a[i] ^ (i < lb ? b[i] : 0);
  return ret == 0;
}
// 14 the status of the loop over keys
int g14(SECRET const u8 keys[4][16], const u8 *g) {
  int ok = 0;
  for (int i = 0; i < 4; i++)
    ok |= secret_equal(keys[i], g, 16);
  if (ok)
    return 1;
  return 0;
}
// 15 pointer to struct with lock and refs
struct obj { int refs; void (*drop)(struct obj *); SECRET u8 k[32]; };
void g15(struct obj *o) { if (o && --o->refs == 0 && o->drop) o->drop(o); }
// 16 ring buffer of secrets with public indices
struct pool { SECRET u8 buf[256]; u32 head, tail; };
int g16(struct pool *p, SECRET u8 *out, u32 n) {
  for (u32 i = 0; i < n; i++) {
    if (p->head == p->tail)
      return (int)i;
    out[i] = p->buf[p->tail++ % sizeof p->buf];
    if (p->tail >= sizeof p->buf)
      p->tail = 0;
  }
  return (int)n;
}
// 17 heap struct with a secret copied in, public fields read
struct node { struct node *next; size_t n; u8 data[64]; };
int g17(SECRET const u8 *k, size_t n) {
  struct node *x = calloc(1, sizeof *x);
  if (!x)
    return -1;
  x->n = n;
  memcpy(x->data, k, n);
  struct node *y = malloc(sizeof *y);
  if (!y) {
    free(x);
    return -1;
  }
  *y = *x;
  y->next = x;
  int r = y->n == 32 && y->next->n == y->n ? 1 : 0;
  for (struct node *i = y; i;) {
    struct node *next = i->next;
    free(i);
    i = next;
  }
  return r;
}
// 18 helper that returns status and fills key, deeper
static int kdf(const u8 *pw, size_t n, u8 *out, size_t outlen) {
  if (outlen > 64)
    return -1;
  for (size_t i = 0; i < outlen; i++)
    out[i] = pw[i % n];
  return 0;
}
static int unlock(const u8 *pw, size_t n, u8 *key) { int rc = kdf(pw, n, key, 32); if (rc != 0) return rc; return 1; }
int g18(SECRET const u8 *pw, size_t n) { u8 key[32]; int rc = unlock(pw, n, key); if (rc <= 0) return -1; memset(key, 0, sizeof key); return 0; }
// 19 number of bytes written with secret bytes
static size_t put(u8 *out, size_t at, const u8 *p, size_t n) { memcpy(out + at, p, n); return at + n; }
int g19(SECRET const u8 *k, u8 *out, size_t cap) { size_t at = 0; if (cap < 40) return -1; at = put(out, at, (const u8 *)"head", 4); at = put(out, at, k, 32); if (at != 36) return -1; return 0; }
// 20 cursor struct over a secret buffer
struct cur { const u8 *p; size_t left; };
static int take(struct cur *c, u8 *out, size_t n) { if (c->left < n) return -1; memcpy(out, c->p, n); c->p += n; c->left -= n; return 0; }
int g20(SECRET const u8 *buf, size_t n, SECRET u8 *a, SECRET u8 *b) { struct cur c = {buf, n}; if (take(&c, a, 16) || take(&c, b, 16)) return -1; return c.left == 0 ? 0 : 1; }
// 21 mask computed by a comparison
u32 g21(SECRET u32 a, SECRET u32 b) { u32 m = -(u32)(a < b); return (a & m) | (b & ~m); }
// 22 index by public loop over secret array
u32 g22(SECRET const u32 *a, int n) { u32 s = 0; for (int i = 0; i < n; i++) s += a[i]; return s; }
// 23 secret pointer array sized by public; NULL terminated
int g23(SECRET const char *const *words) { int n = 0; for (; words[n]; n++) ; return n; }
// 24 big numbers: sizes public
struct mpi { int sign; size_t n; SECRET u64 *p; };
int g24(struct mpi *x, const struct mpi *y) {
  if (x->n < y->n) {
    u64 *p = calloc(y->n, sizeof *p);
    if (!p)
      return -1;
    for (size_t i = 0; i < x->n; i++)
      p[i] = x->p[i];
    free(x->p);
    x->p = p;
    x->n = y->n;
  }
  u64 c = 0;
  for (size_t i = 0; i < x->n; i++) {
    u64 t = x->p[i] + c;
    c = t < c;
    x->p[i] = t + (i < y->n ? y->p[i] : 0);
    c += x->p[i] < t;
  }
  x->sign = y->sign;
  return x->sign < 0 ? 1 : 0;
}
// 27 word-wise with tail
int g27(SECRET const u8 *a, const u8 *b, size_t n) {
  u64 d = 0, x, y;
  for (; n >= 8; n -= 8, a += 8, b += 8) {
    memcpy(&x, a, 8);
    memcpy(&y, b, 8);
    d |= x ^ y;
  }
  while (n--)
    d |= (u64)(*a++ ^ *b++);
  return d != 0 ? 1 : 0;
}
// 28 _Generic and a constant-time comparison
#define ct_same(a, b, n) _Generic((a), default: ct_memcmp)((a), (b), (n))
int g28(SECRET const u8 *a, const u8 *b) { return ct_same(a, b, 16) == 0 ? 1 : 0; }
// 29 the sum of two comparisons
int g29(SECRET const u8 *a, SECRET const u8 *b, const u8 *g) { int bad = ct_memcmp(a, g, 16); bad |= ct_memcmp(b, g, 16); if (bad) return -1; return 0; }
// 30 and of equalities
int g30(SECRET const u8 *a, SECRET const u8 *b, const u8 *g) { if (secret_equal(a, g, 16) & secret_equal(b, g, 16)) return 1; return 0; }
