// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A second exam, written without a look at the first: what must stay silent in C, from fixes in servers and libraries.
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

// 1
int CRYPTO_memcmp(const void *, const void *, size_t);
int s1(SECRET const u8 *m, const u8 *g) { if (CRYPTO_memcmp(m, g, 16) != 0) return -1; return 0; }
// 2
int sodium_memcmp(const void *, const void *, size_t);
bool s2(SECRET const u8 *m, const u8 *g) { return sodium_memcmp(m, g, 16) == 0; }
// 3
int timingsafe_bcmp(const void *, const void *, size_t);
int ssh_mac_check(SECRET const u8 *m, const u8 *g) { int r = 0; if (timingsafe_bcmp(m, g, 16) != 0) r = -30; return r; }
// 4
int crypto_verify_32(const u8 *, const u8 *);
int s4(SECRET const u8 *m, const u8 *g) { return crypto_verify_32(m, g); }
// 5
int s5(SECRET const u8 *a, const u8 *b, size_t n) {
  u8 d = 0;
  for (size_t i = 0; i < n; i++)
    d |= a[i] ^ b[i];
  return d ? -1 : 0;
}
// 6
int s6(SECRET const u8 *a, const u8 *b, size_t n) {
  volatile u8 d = 0;
  const volatile u8 *p = a, *q = b;
  while (n--)
    d |= *p++ ^ *q++;
  return 1 & ((d - 1) >> 8);
}
// 7 cmov
void s7(SECRET u32 *r, SECRET const u32 *a, SECRET u32 flag) {
  u32 mask = 0u - flag;
  for (int i = 0; i < 8; i++)
    r[i] ^= mask & (r[i] ^ a[i]);
}
// 8 cswap of a ladder
struct fe { u64 v[5]; };
static void cswap(struct fe *f, struct fe *g, u64 b) {
  b = 0 - b;
  for (int i = 0; i < 5; i++) {
    u64 x = f->v[i] ^ g->v[i];
    x &= b;
    f->v[i] ^= x;
    g->v[i] ^= x;
  }
}
void s8(struct fe *a, struct fe *b, SECRET const u8 *e) {
  u64 swap = 0;
  for (int pos = 254; pos >= 0; --pos) {
    u64 k = e[pos / 8] >> (pos & 7);
    k &= 1;
    swap ^= k;
    cswap(a, b, swap);
    swap = k;
  }
  cswap(a, b, swap);
}
// 9 carry chain
u64 s9(SECRET u64 *r, SECRET const u64 *a, SECRET const u64 *b) {
  u64 c = 0;
  for (int i = 0; i < 4; i++) {
    u128 t = (u128)a[i] + b[i] + c;
    r[i] = (u64)t;
    c = (u64)(t >> 64);
  }
  return c;
}
// 10 borrow by comparison
u64 s10(SECRET u64 *r, SECRET const u64 *a, SECRET const u64 *b) {
  u64 borrow = 0;
  for (int i = 0; i < 4; i++) {
    u64 d = a[i] - b[i];
    u64 out = (a[i] < b[i]) | ((d < borrow) & 1);
    r[i] = d - borrow;
    borrow = out;
  }
  return borrow;
}
// 11 full scan of a table
u8 s11(const u8 table[16], SECRET u8 x) {
  u8 r = 0;
  for (u32 i = 0; i < 16; i++)
    r |= table[i] & (u8)(((i ^ x) - 1) >> 8);
  return r;
}
// 12 Barrett
int16_t s12(SECRET int16_t a) {
  int16_t t = (int16_t)(((int32_t)20159 * a + (1 << 25)) >> 26);
  t = (int16_t)(t * 3329);
  return (int16_t)(a - t);
}
// 13 Montgomery reduce
int16_t s13(SECRET int32_t a) {
  int16_t t = (int16_t)((int16_t)a * -3327);
  return (int16_t)((a - (int32_t)t * 3329) >> 16);
}
// 14 errors of functions that handle secrets
int derive14(SECRET u8 *key, size_t n);
int s14(void) {
  SECRET u8 key[32];
  int rc = derive14(key, sizeof key);
  if (rc < 0) {
    errno = EIO;
    return rc;
  }
  return 0;
}
// 15 read() count
int s15(int fd) {
  SECRET u8 key[32];
  size_t done = 0;
  while (done < sizeof key) {
    ssize_t n = read(fd, key + done, sizeof key - done);
    if (n < 0 && errno == EINTR)
      continue;
    if (n <= 0)
      return -1;
    done += (size_t)n;
  }
  return 0;
}
// 16 public length of a string parameter
struct str { const char *ptr; size_t len; };
int s16(const struct str *given, SECRET const u8 *token, size_t n) {
  if (given->len != n || given->ptr == NULL)
    return 0;
  return secret_equal(token, given->ptr, n);
}
// 17 null checks in a row
int s17(SECRET const u8 *a, SECRET const u8 *b, size_t n) { return !a || !b || a == b || n == 0 ? -1 : 0; }
// 18 public fields
struct key { int id; u32 flags; SECRET u8 bytes[32]; struct key *next; };
struct key *s18(struct key *list, int id) {
  for (struct key *k = list; k; k = k->next)
    if (k->id == id && !(k->flags & 1))
      return k;
  return NULL;
}
// 19 sizeof, alignof
size_t s19(SECRET const u8 (*k)[32]) { return sizeof *k == 32 ? sizeof(*k) : 0; }
// 20 declassified verdict
int s20(SECRET const u8 *p, size_t n) {
  u32 bad = 0;
  for (size_t i = 0; i < n; i++)
    bad |= p[i] ^ 1;
  return secret_declassify(bad != 0) ? -1 : 0;
}
// 21 overwritten
int s21(SECRET const u8 *k, int pub) {
  u32 x = k[0];
  x = (u32)pub;
  return x ? 1 : 0;
}
// 22 wiped, and looked at
int s22(SECRET const u8 *k, u8 *out) {
  u8 tmp[16];
  memcpy(tmp, k, 16);
  for (int i = 0; i < 16; i++)
    out[i] = secret_declassify((u8)(tmp[i] & 1));
  memset(tmp, 0, sizeof tmp);
  return tmp[0] == 0 ? 1 : 0;
}
// 23 static inline ct primitives
static inline u32 ct_is_zero(u32 x) { return ~(x | (0u - x)) >> 31; }
static inline u32 ct_eq(u32 x, u32 y) { return ct_is_zero(x ^ y); }
static inline u32 ct_select(u32 m, u32 a, u32 b) { return b ^ (m & (a ^ b)); }
u32 s23(SECRET u32 a, SECRET u32 b) { return ct_select(0u - ct_eq(a, b), a + 1, b); }
// 24 ct padding check
int s24(SECRET const u8 *p, size_t n, SECRET u8 *good) {
  u32 pad = p[n - 1], bad = ct_is_zero(pad) | ((16 - pad) >> 31);
  for (u32 i = 0; i < 16; i++) {
    u32 in = (i - pad) >> 31;
    bad |= in & (ct_is_zero(p[n - 1 - i] ^ pad) ^ 1);
  }
  *good = (u8)(bad ^ 1);
  return 0;
}
// 25 Lucky 13, copying all positions
void s25(SECRET u8 *out, SECRET const u8 *rec, size_t n, SECRET size_t at) {
  for (size_t i = 0; i < n; i++)
    for (size_t j = 0; j < 20; j++)
      out[j] |= rec[i] & (u8)(0 - ct_eq((u32)i, (u32)(at + j)));
}
// 26 ChaCha quarter round
#define ROTL(x, n) ((x) << (n) | (x) >> (32 - (n)))
#define QR(a, b, c, d) (a += b, d ^= a, d = ROTL(d, 16), c += d, b ^= c, b = ROTL(b, 12))
void s26(SECRET u32 x[16]) {
  for (int i = 0; i < 10; i++)
    QR(x[0], x[4], x[8], x[12]);
}
// 27 hash context with counts
struct sha { u32 h[8]; u8 buf[64]; size_t used; u64 total; };
static void compress(struct sha *s) { for (int i = 0; i < 8; i++) s->h[i] += s->buf[i]; }
static void sha_update(struct sha *s, const u8 *p, size_t n) {
  s->total += n;
  if (s->used) {
    size_t take = 64 - s->used < n ? 64 - s->used : n;
    memcpy(s->buf + s->used, p, take);
    s->used += take;
    p += take;
    n -= take;
    if (s->used == 64) {
      compress(s);
      s->used = 0;
    }
  }
  while (n >= 64) {
    memcpy(s->buf, p, 64);
    compress(s);
    p += 64;
    n -= 64;
  }
  if (n) {
    memcpy(s->buf, p, n);
    s->used = n;
  }
}
void hmac27(SECRET const u8 *key, size_t n, const u8 *msg, size_t m, SECRET u8 *out) {
  struct sha s = {0};
  u8 pad[64] = {0};
  if (n > 64)
    n = 64;
  for (size_t i = 0; i < n; i++)
    pad[i] = key[i] ^ 0x36;
  sha_update(&s, pad, 64);
  sha_update(&s, msg, m);
  while (s.used < 56)
    s.buf[s.used++] = 0;
  compress(&s);
  for (int i = 0; i < 8; i++)
    memcpy(out + 4 * i, &s.h[i], 4);
}
// 28 retry counter beside the PIN
struct card { SECRET u8 pin[4]; u8 tries; bool blocked; };
int s28(struct card *c, const u8 *in) {
  if (c->blocked || c->tries == 0)
    return -1;
  c->tries--;
  if (!secret_equal(c->pin, in, 4)) {
    if (c->tries == 0)
      c->blocked = true;
    return -2;
  }
  c->tries = 3;
  return 0;
}
