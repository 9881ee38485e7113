// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Constant-time code as cryptographic libraries write it, and code that steers by what is public.
// RUN: %score %s
#include <zeroize/secret.h>
#include <stdint.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>
#include <stdbool.h>
#include <errno.h>
typedef uint8_t u8;
typedef uint16_t u16;
typedef uint32_t u32;
typedef uint64_t u64;
typedef unsigned __int128 u128;
void hmac(SECRET const u8 *key, size_t n, const u8 *msg, size_t m, SECRET u8 *out);
int verify16(SECRET const u8 *a, const u8 *b) {
  unsigned d = 0;
  for (int i = 0; i < 16; i++)
    d |= a[i] ^ b[i];
  return (1 & ((d - 1) >> 8)) - 1;
}
int use1(SECRET const u8 *k, const u8 *m, const u8 *t) {
  SECRET u8 mac[32];
  hmac(k, 32, m, 9, mac);
  if (verify16(mac, t))
    return -1;
  return 0;
}
// secret_equal
int use2(SECRET const u8 *k, const u8 *t) {
  if (!secret_equal(k, t, 16))
    return EINVAL;
  return 0;
}
// null checks and pointer compare
int use3(SECRET const u8 *k, SECRET u8 *o, size_t n) {
  if (!k || o == NULL || n > 64)
    return -1;
  if (k != o)
    memmove(o, k, n);
  return 0;
}
// public length loop
void use4(SECRET u8 *k, size_t n) {
  for (size_t i = 0; i < n; i++)
    k[i] ^= 0x5a;
}
// contexts
struct ctx {
  SECRET u8 buf[64];
  size_t fill;
  u64 total;
  SECRET u32 h[8];
  int mode;
};
void compress(struct ctx *c);
void update(struct ctx *c, SECRET const u8 *p, size_t n) {
  while (n > 0) {
    size_t take = 64 - c->fill;
    if (take > n)
      take = n;
    memcpy(c->buf + c->fill, p, take);
    c->fill += take;
    p += take;
    n -= take;
    c->total += take;
    if (c->fill == 64) {
      compress(c);
      c->fill = 0;
    }
  }
  if (c->mode == 2)
    c->total = 0;
}
// select
u32 ctsel(SECRET u32 bit, u32 a, u32 b) {
  u32 m = (u32) - (int32_t)(bit & 1);
  return (a & m) | (b & ~m);
}
// cswap
void cswap(SECRET u64 *a, SECRET u64 *b, SECRET u64 bit) {
  u64 m = 0 - bit;
  for (int i = 0; i < 5; i++) {
    u64 t = m & (a[i] ^ b[i]);
    a[i] ^= t;
    b[i] ^= t;
  }
}
// ladder with public index
void ladder(SECRET const u8 *k, SECRET u64 *x) {
  u64 swap = 0;
  for (int p = 254; p >= 0; --p) {
    u64 b = (k[p >> 3] >> (p & 7)) & 1;
    swap ^= b;
    cswap(x, x + 5, swap);
    swap = b;
  }
  cswap(x, x + 5, swap);
}
// carry chain by comparison value
u64 addc(SECRET u64 *r, SECRET const u64 *a, SECRET const u64 *b) {
  u64 c = 0;
  for (int i = 0; i < 4; i++) {
    u64 s = a[i] + c;
    c = s < c;
    s += b[i];
    c += s < b[i];
    r[i] = s;
  }
  return c;
}
// borrow
u64 subb(SECRET u64 *r, SECRET const u64 *a, const u64 *b) {
  u64 br = 0;
  for (int i = 0; i < 4; i++) {
    u64 t = a[i] - b[i] - br;
    br = (a[i] < b[i]) | ((a[i] == b[i]) & br);
    r[i] = t;
  }
  return br;
}
// constant time lookup
u32 ctlookup(const u32 *tab, SECRET u32 idx) {
  u32 r = 0;
  for (u32 i = 0; i < 16; i++) {
    u32 m = (u32)0 - (((i ^ idx) - 1) >> 31);
    r |= tab[i] & m;
  }
  return r;
}
// is zero
int iszero(SECRET const u8 *n) {
  u8 d = 0;
  for (size_t i = 0; i < 32; i++)
    d |= n[i];
  return 1 & ((d - 1) >> 8);
}
// volatile accumulations
int sodium_like(SECRET const void *a_, const void *b_, size_t len) {
  const volatile u8 *volatile a = a_;
  const volatile u8 *volatile b = b_;
  volatile u8 d = 0;
  for (size_t i = 0; i < len; i++)
    d |= a[i] ^ b[i];
  return (1 & ((d - 1) >> 8)) - 1;
}
int use13(SECRET const u8 *k, const u8 *q) {
  if (sodium_like(k, q, 32) != 0)
    return -1;
  return 1;
}
// declassify
int use14(SECRET const u8 *k) {
  u32 x = k[0] & 1;
  if (secret_declassify(x))
    return 1;
  return 0;
}
// sizeof
int use15(void) {
  SECRET u8 k[32];
  if (sizeof k != 32)
    return -1;
  memset(k, 0, sizeof k);
  return 0;
}
// overwritten becomes public
int use16(SECRET const u8 *k, int pub) {
  int x = k[0];
  u8 o = (u8)x;
  (void)o;
  x = pub;
  if (x)
    return 1;
  return 0;
}
// free
void use17(SECRET u8 *k) {
  if (k) {
    memset(k, 0, 8);
    free(k);
  }
}
// public field in struct
struct cred {
  SECRET char pw[64];
  char user[64];
  int attempts;
  struct cred *next;
};
struct cred *find(struct cred *l, const char *u) {
  for (; l; l = l->next)
    if (!strcmp(l->user, u) && l->attempts < 3)
      return l;
  return 0;
}
// barrier
static inline u32 barrier(u32 a) {
  __asm__("" : "+r"(a));
  return a;
}
u32 use19(SECRET u32 a, SECRET u32 b) {
  u32 m = barrier(0u - (a & 1));
  return (a & m) | (b & ~m);
}
// rotate by public
u32 rotl(u32 x, int n) {
  return x << n | x >> (32 - n);
}
void qr(SECRET u32 *x) {
  x[0] += x[1];
  x[3] = rotl(x[3] ^ x[0], 16);
  x[2] += x[3];
  x[1] = rotl(x[1] ^ x[2], 12);
}
// multiplication 128
void mul(SECRET u64 *r, SECRET const u64 *a, SECRET const u64 *b) {
  u128 t = (u128)a[0] * b[0];
  r[0] = (u64)t;
  r[1] = (u64)(t >> 64);
}
// error codes from annotated function
int kdf(SECRET u8 *out, SECRET const u8 *in, size_t n);
int use22(SECRET u8 *o, SECRET const u8 *i) {
  int rc = kdf(o, i, 32);
  if (rc != 0)
    return rc;
  return 0;
}
// array of secrets indexed by public
u32 use23(SECRET const u32 *a, unsigned i) {
  return a[i & 7];
}
// min of public
size_t use24(SECRET const u8 *k, SECRET u8 *o, size_t n, size_t m) {
  size_t c = n < m ? n : m;
  memcpy(o, k, c);
  return c;
}
// ct greater than
u32 gt(SECRET u32 x, SECRET u32 y) {
  u32 z = y - x;
  return (z ^ ((x ^ y) & (x ^ z))) >> 31;
}
// conditional sub with mask
void csub(SECRET u32 *a, const u32 *p) {
  u32 t[8], b = 0;
  for (int i = 0; i < 8; i++) {
    u64 d = (u64)a[i] - p[i] - b;
    t[i] = (u32)d;
    b = (u32)(d >> 32) & 1;
  }
  u32 m = 0u - b;
  for (int i = 0; i < 8; i++)
    a[i] = (a[i] & m) | (t[i] & ~m);
}
// result of ct compare used
int ct_eq(const void *a, const void *b, size_t n) {
  const u8 *x = a, *y = b;
  u8 r = 0;
  while (n--)
    r |= *x++ ^ *y++;
  return r == 0;
}
int use27(SECRET const u8 *k, const u8 *q) {
  if (ct_eq(k, q, 32))
    return 0;
  return -1;
}
// base64 ct
int b64(SECRET unsigned x) {
  return (int)((((x - 26) >> 8) & (x + 'A')) | ((~((x - 26) >> 8)) & (((x - 52) >> 8) & (x + 'a' - 26))));
}
// strlen on public
size_t use29(const char *user, SECRET const char *pw) {
  (void)pw;
  return strlen(user);
}
// pointer to secret in struct, NULL test
struct conn {
  SECRET u8 *psk;
  size_t psk_len;
  int state;
};
int use30(struct conn *c) {
  if (c->psk == NULL || c->psk_len == 0)
    return -1;
  if (c->state++ > 3)
    return -2;
  c->psk[0] ^= 1;
  return 0;
}
// realloc
int grow(SECRET u8 **p, size_t *cap) {
  u8 *q = realloc(*p, *cap * 2);
  if (!q)
    return -1;
  *p = q;
  *cap *= 2;
  return 0;
}
// read
#include <unistd.h>
int rd(int fd, SECRET u8 *k, size_t n) {
  while (n) {
    ssize_t r = read(fd, k, n);
    if (r < 0) {
      if (errno == EINTR)
        continue;
      return -1;
    }
    if (r == 0)
      return -1;
    k += r;
    n -= (size_t)r;
  }
  return 0;
}
// do { } while (0) macro
#define ROUND(a, b)                                                                                          \
  do {                                                                                                       \
    a += b;                                                                                                  \
    b = (b << 7) | (b >> 25);                                                                                \
  } while (0)
u32 use33(SECRET u32 a, SECRET u32 b) {
  ROUND(a, b);
  ROUND(b, a);
  return a ^ b;
}
// assert on public
int use34(SECRET u8 *o, int bits) {
  if (bits != 128 && bits != 256)
    return -1;
  switch (bits) {
  case 128:
    o[0] = 1;
    break;
  default:
    o[0] = 2;
  }
  return 0;
}
// two dim
void use35(SECRET u32 (*m)[4], int r) {
  for (int i = 0; i < r; i++)
    for (int j = 0; j < 4; j++)
      m[i][j] = m[i][j] * 3 + 1;
}
// aes bitslice-ish
void use36(SECRET u64 *q) {
  u64 a = q[0], b = q[1];
  q[0] = a ^ (b & ~a);
  q[1] = (a | b) ^ (a >> 3);
}
// CRYPTO_memcmp
int CRYPTO_memcmp(const void *a, const void *b, size_t n);
int use37(SECRET const u8 *k, const u8 *q) {
  return CRYPTO_memcmp(k, q, 32) == 0 ? 1 : 0;
}
// timingsafe
int timingsafe_bcmp(const void *, const void *, size_t);
int use38(SECRET const u8 *k, const u8 *q) {
  if (timingsafe_bcmp(k, q, 32) != 0)
    return 0;
  return 1;
}
// signed mask
int32_t ctabs(SECRET int32_t x) {
  int32_t m = x >> 31;
  return (x ^ m) - m;
}
// logical ops on public
int use41(SECRET u8 *k, size_t n, int f) {
  if ((n < 16 && f) || n > 64)
    return 0;
  k[0] = (u8)n;
  return 1;
}
// public count from secret container declassified by contract
u32 pubkey_first(SECRET const u8 *sk);
int use42(SECRET const u8 *sk) {
  if (pubkey_first(sk) > 5)
    return 1;
  return 0;
}
// bytes assembly
u32 ld32(const u8 *p) {
  return p[0] | (u32)p[1] << 8 | (u32)p[2] << 16 | (u32)p[3] << 24;
}
void use43(SECRET const u8 *k, SECRET u32 *o) {
  for (int i = 0; i < 8; i++)
    o[i] = ld32(k + 4 * i);
}
// bool to mask via !!
u32 use44(SECRET u32 x) {
  return (x | (0u - x)) >> 31;
}
// alternation on iteration
void use45(SECRET u8 *k) {
  for (int i = 0; i < 16; i++)
    k[i] = (i & 1) ? (u8)(k[i] + 1) : (u8)(k[i] - 1);
}
// while pointer
void use46(SECRET const u8 *p, const u8 *end, SECRET u8 *o) {
  while (p < end)
    *o++ = *p++ ^ 0x36;
}
// static key schedule flag
static SECRET u8 sk[16];
static int have;
int use47(const u8 *in) {
  if (!have) {
    memcpy(sk, in, 16);
    have = 1;
  }
  return have;
}
// ct memcpy cond
void cmov(SECRET u8 *r, SECRET const u8 *x, size_t len, SECRET u8 b) {
  b = (u8)-b;
  for (size_t i = 0; i < len; i++)
    r[i] ^= b & (x[i] ^ r[i]);
}
// decapsulation compare fo
int decaps(SECRET const u8 *sk_, const u8 *ct, SECRET u8 *ss) {
  SECRET u8 cmp[32];
  hmac(sk_, 32, ct, 32, cmp);
  u8 r = 0;
  for (int i = 0; i < 32; i++)
    r |= ct[i] ^ cmp[i];
  u8 fail = (u8)((0 - (u64)r) >> 63);
  cmov(ss, sk_, 32, fail);
  return 0;
}
// counting matches without branch
unsigned cnt(SECRET const u8 *k, u8 v) {
  unsigned c = 0;
  for (int i = 0; i < 32; i++)
    c += k[i] == v;
  return c;
}
