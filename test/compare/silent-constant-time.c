// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Guards against messages about correct constant-time code as cryptographic libraries write it.
// RUN: %score %s
#include <limits.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <zeroize/secret.h>

typedef uint8_t u8;
typedef uint32_t u32;
typedef uint64_t u64;

// Masks and selects.
static inline u32 ct_not(u32 c) { return c ^ 1; }
static inline u32 ct_mux(u32 c, u32 x, u32 y) { return y ^ (-c & (x ^ y)); }
static inline u32 ct_eq(u32 x, u32 y) {
  u32 q = x ^ y;
  return ct_not((q | -q) >> 31);
}
static inline u32 ct_gt(u32 x, u32 y) {
  u32 z = y - x;
  return (z ^ ((x ^ y) & (x ^ z))) >> 31;
}
static inline size_t value_barrier(size_t a) {
  __asm__("" : "+r"(a) : : );
  return a;
}
static inline size_t msb(size_t a) { return 0u - (a >> (sizeof(a) * 8 - 1)); }
static inline size_t is_zero_s(size_t a) { return msb(~a & (a - 1)); }
static inline size_t eq_s(size_t a, size_t b) { return is_zero_s(a ^ b); }
static inline size_t select_s(size_t mask, size_t a, size_t b) {
  return (value_barrier(mask) & a) | (value_barrier(~mask) & b);
}
static inline u8 select_8(u8 mask, u8 a, u8 b) { return (u8)select_s(mask, a, b); }

u32 mux(SECRET u32 c, SECRET u32 a, SECRET u32 b) { return ct_mux(c & 1, a, b); }
u32 minimum(SECRET u32 a, SECRET u32 b) { return ct_mux(ct_gt(a, b), b, a); }
size_t boring_select(SECRET size_t a, SECRET size_t b) { return select_s(eq_s(a, b), a, 7); }

void ccopy(u32 ctl, SECRET void *dst, SECRET const void *src, size_t len) {
  u8 *d = dst;
  const u8 *s = src;
  while (len-- > 0) {
    u32 x = *s++, y = *d;
    *d++ = (u8)ct_mux(ctl, x, y);
  }
}
void cswap(SECRET void *a, SECRET void *b, SECRET u8 bit, size_t n) {
  u8 *x = a, *y = b;
  u8 mask = -(bit & 1);
  for (size_t i = 0; i < n; i++) {
    u8 t = mask & (x[i] ^ y[i]);
    x[i] ^= t;
    y[i] ^= t;
  }
}
void fe_cmov(SECRET int32_t *f, SECRET const int32_t *g, SECRET unsigned b) {
  const int32_t mask = -(int32_t)b;
  for (size_t i = 0; i < 10; i++)
    f[i] = f[i] ^ (mask & (f[i] ^ g[i]));
}
int ct_memcmp_ossl(SECRET const void *in_a, const void *in_b, size_t len) {
  size_t i;
  const volatile unsigned char *a = in_a;
  const volatile unsigned char *b = in_b;
  unsigned char x = 0;
  for (i = 0; i < len; i++)
    x |= a[i] ^ b[i];
  return x;
}
static int verify_n(const u8 *x, const u8 *y, const int n) {
  const volatile u8 *volatile a = x;
  const volatile u8 *volatile b = y;
  volatile uint_fast16_t d = 0U;
  for (int i = 0; i < n; i++)
    d |= a[i] ^ b[i];
  return (1 & ((d - 1) >> 8)) - 1;
}
int open_box(SECRET const u8 *mac, const u8 *given, u8 *m, size_t n) {
  if (verify_n(mac, given, 16) != 0) {
    memset(m, 0, n);
    return -1;
  }
  return 0;
}
static u64 x16(const u8 a[16], const u8 b[16]) {
  u64 d = 0;
  for (int i = 0; i < 16; i += 8) {
    u64 x, y;
    memcpy(&x, a + i, 8);
    memcpy(&y, b + i, 8);
    d |= x ^ y;
  }
  return d;
}
static int neq0(u64 diff) {
  u64 half = (diff >> 32) | ((u32)diff);
  return (int)(1 & ((half - 1) >> 32)) - 1;
}
int monocypher_verify16(SECRET const u8 a[16], const u8 b[16]) { return neq0(x16(a, b)); }
int uses_monocypher(SECRET const u8 a[16], const u8 b[16]) { return neq0(x16(a, b)) ? -1 : 0; }
int is_zero(SECRET const u8 *n, size_t len) {
  volatile u8 d = 0;
  for (size_t i = 0; i < len; i++)
    d |= n[i];
  return 1 & ((d - 1) >> 8);
}
int compare_le(SECRET const u8 *b1, SECRET const u8 *b2, size_t len) {
  volatile u8 gt = 0, eq = 1;
  size_t i = len;
  while (i != 0) {
    i--;
    u32 x1 = b1[i], x2 = b2[i];
    gt |= (u8)(((x2 - x1) >> 8) & eq);
    eq &= (u8)(((x2 ^ x1) - 1) >> 8);
  }
  return (int)(gt + gt + eq) - 1;
}
void increment(SECRET u8 *n, size_t len) {
  u32 c = 1;
  for (size_t i = 0; i < len; i++) {
    c += n[i];
    n[i] = (u8)c;
    c >>= 8;
  }
}
void add(SECRET u8 *a, SECRET const u8 *b, size_t len) {
  unsigned c = 0;
  for (size_t i = 0; i < len; i++) {
    c += a[i] + b[i];
    a[i] = (u8)c;
    c >>= 8;
  }
}
// Big numbers: public sizes in front of secret words.
u32 br_sub(SECRET u32 *a, SECRET const u32 *b, u32 ctl, size_t words) {
  u32 cc = 0;
  for (size_t u = 0; u < words; u++) {
    u32 aw = a[u], bw = b[u], naw = aw - bw - cc;
    cc = (cc & (u32)(naw == aw)) | (u32)(naw > aw);
    a[u] = ct_mux(ctl, naw, aw);
  }
  return cc;
}
typedef struct {
  int s;
  size_t n;
  u64 *p;
} mpi;
typedef struct {
  size_t len;
  mpi N, E;
  SECRET mpi D;
} rsa;
static int mpi_grow(mpi *x, size_t n) {
  if (n > 10000)
    return -1;
  if (x->n < n) {
    u64 *p = calloc(n, sizeof *p);
    if (p == NULL)
      return -2;
    if (x->p != NULL) {
      memcpy(p, x->p, x->n * sizeof *p);
      free(x->p);
    }
    x->n = n;
    x->p = p;
  }
  return 0;
}
int mpi_assign(mpi *x, const rsa *k, unsigned char assign) {
  int ret = 0;
  if ((ret = mpi_grow(x, k->D.n)) != 0)
    return ret;
  u64 mask = -(u64)assign;
  for (size_t i = 0; i < k->D.n; i++)
    x->p[i] = (x->p[i] & ~mask) | (k->D.p[i] & mask);
  return k->D.n > 3 ? 0 : ret;
}
int rsa_check(const rsa *k) {
  if (k == NULL || k->len < 128 || k->N.p == NULL || k->D.p == NULL)
    return -1;
  return k->E.p[0] & 1 ? 0 : -1;
}
// Field arithmetic.
typedef struct {
  u64 v[5];
} fe;
static void fe_add(fe *r, const fe *a, const fe *b) {
  for (int i = 0; i < 5; i++)
    r->v[i] = a->v[i] + b->v[i];
}
static void fe_mul(fe *r, const fe *a, const fe *b) {
  unsigned __int128 t[5] = {0};
  for (int i = 0; i < 5; i++)
    for (int j = 0; j < 5; j++)
      t[(i + j) % 5] += (unsigned __int128)a->v[i] * b->v[j] * (i + j >= 5 ? 19 : 1);
  u64 c = 0;
  for (int i = 0; i < 5; i++) {
    t[i] += c;
    r->v[i] = (u64)t[i] & 0x7ffffffffffff;
    c = (u64)(t[i] >> 51);
  }
  r->v[0] += 19 * c;
}
void scalarmult(SECRET const u8 *n, u8 *out, const u8 *p) {
  u8 e[32];
  fe x1 = {{p[0]}}, x2 = {{1}}, x3 = x1, z3 = {{1}}, z2 = {{0}}, t;
  memcpy(e, n, 32);
  e[0] &= 248;
  e[31] &= 127;
  e[31] |= 64;
  u64 swap = 0;
  for (int pos = 254; pos >= 0; --pos) {
    u64 b = e[pos / 8] >> (pos & 7);
    b &= 1;
    swap ^= b;
    cswap(&x2, &x3, (u8)swap, sizeof(fe));
    cswap(&z2, &z3, (u8)swap, sizeof(fe));
    swap = b;
    fe_add(&t, &x2, &z2);
    fe_mul(&x3, &t, &z3);
  }
  memcpy(out, &x2, 32);
}
// Tables read in full.
void lookup(SECRET fe *out, const fe table[16], SECRET u32 index) {
  memset(out, 0, sizeof *out);
  for (u32 i = 0; i < 16; i++) {
    u64 mask = -(u64)ct_eq(i, index);
    for (int j = 0; j < 5; j++)
      out->v[j] |= table[i].v[j] & mask;
  }
}
static void sort2(u32 *a, u32 *b) {
  u32 c = ct_gt(*a, *b), t = -c & (*a ^ *b);
  *a ^= t;
  *b ^= t;
}
void ct_sort(SECRET u32 *x, int n) {
  int top = 1;
  while (top < n - top)
    top += top;
  for (int p = top; p > 0; p >>= 1)
    for (int i = 0; i < n - p; ++i)
      if (!(i & p))
        sort2(&x[i], &x[i + p]);
}
// Encodings without tables.
static char b64_char(unsigned x) {
  return (char)((ct_gt(26, x) * (x + 'A')) | ((ct_gt(x, 25) & ct_gt(52, x)) * (x + ('a' - 26))));
}
void base64(SECRET char *out, SECRET const u8 *bin, size_t n) {
  size_t o = 0, i = 0;
  unsigned acc = 0, have = 0;
  while (i < n) {
    acc = (acc << 8) + bin[i++];
    have += 8;
    while (have >= 6) {
      have -= 6;
      out[o++] = b64_char((acc >> have) & 0x3F);
    }
  }
  if (have > 0)
    out[o++] = b64_char((acc << (6 - have)) & 0x3F);
  out[o] = 0;
}
void bin2hex(SECRET char *hex, SECRET const u8 *bin, size_t n) {
  for (size_t i = 0; i < n; i++) {
    unsigned c = bin[i] & 15, b = bin[i] >> 4;
    unsigned x = (87U + c + (((c - 10U) >> 8) & ~38U)) << 8 | (87U + b + (((b - 10U) >> 8) & ~38U));
    hex[2 * i] = (char)x;
    hex[2 * i + 1] = (char)(x >> 8);
  }
}
// Padding in constant time.
size_t tls_padding(SECRET const u8 *buf, size_t n, size_t *good) {
  size_t pad = buf[n - 1], ok = ~(size_t)0;
  for (size_t i = 0; i < 256 && i < n; i++) {
    size_t inside = msb(i - pad - 1) | eq_s(i, pad);
    ok &= ~(inside & (pad ^ buf[n - 1 - i]));
  }
  ok = eq_s(0xff, ok & 0xff);
  *good = ok;
  return select_s(ok, pad + 1, 0);
}
// Contexts with public counters.
typedef struct {
  u64 h[8], bits;
  u8 block[128];
  size_t used;
  int inner;
} hash;
static void compress(u64 *h, const u8 *p) {
  for (int i = 0; i < 8; i++)
    h[i] = (h[i] << 7 | h[i] >> 57) ^ p[i];
}
static void hash_update(hash *c, const void *data, size_t n) {
  const u8 *p = data;
  if (n == 0)
    return;
  size_t left = c->used;
  c->bits += n;
  if (left && n >= 128 - left) {
    memcpy(c->block + left, p, 128 - left);
    compress(c->h, c->block);
    p += 128 - left;
    n -= 128 - left;
    left = 0;
  }
  while (n >= 128) {
    compress(c->h, p);
    p += 128;
    n -= 128;
  }
  if (n > 0)
    memcpy(c->block + left, p, n);
  c->used = left + n;
}
static void hash_final(hash *c, u8 *out) {
  c->block[c->used++] = 0x80;
  if (c->used > 112) {
    memset(c->block + c->used, 0, 128 - c->used);
    compress(c->h, c->block);
    c->used = 0;
  }
  memset(c->block + c->used, 0, 112 - c->used);
  compress(c->h, c->block);
  for (int i = 0; i < 8; i++)
    for (int j = 0; j < 8; j++)
      out[8 * i + j] = (u8)(c->h[i] >> (56 - 8 * j));
}
void hmac(SECRET const u8 *key, size_t n, const u8 *msg, size_t len, SECRET u8 *out) {
  hash c;
  u8 pad[128];
  memset(&c, 0, sizeof c);
  if (n > 128)
    n = 128;
  memset(pad, 0x36, sizeof pad);
  for (size_t i = 0; i < n; i++)
    pad[i] ^= key[i];
  hash_update(&c, pad, 128);
  hash_update(&c, msg, len);
  hash_final(&c, out);
  if (c.used > 3)
    c.inner = 1;
}
typedef struct {
  SECRET u32 input[16];
  size_t available;
  u8 buffer[64];
} chacha;
void chacha_xor(chacha *c, u8 *out, const u8 *in, size_t n) {
  while (n > 0 && c->available > 0) {
    *out++ = *in++ ^ c->buffer[64 - c->available];
    c->available--;
    n--;
  }
  u32 x[16];
  for (int i = 0; i < 16; i++)
    x[i] = c->input[i];
  for (size_t i = 0; i < n; i++)
    out[i] = in[i] ^ (u8)(x[i & 15] >> (8 * (i & 3)));
}
