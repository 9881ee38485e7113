// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Constant-time comparisons as programs call them, and the contexts, keys and buffers around them.
// RUN: %score %s
#include <string.h>
#include <stdlib.h>
#include <stdint.h>
#include <stdio.h>
#include <stdbool.h>
#include <errno.h>
#include <zeroize/secret.h>
typedef uint8_t u8;
typedef uint32_t u32;
typedef uint64_t u64;
typedef int64_t i64;
typedef int32_t i32;
#define FOR(i, a, b) for (size_t i = (a); i < (b); i++)
#define WIPE(p, n) crypto_wipe(p, n)
void crypto_wipe(void *, size_t);
void explicit_bzero(void *, size_t);
int CRYPTO_memcmp(const void *, const void *, size_t);
int sodium_memcmp(const void *, const void *, size_t);
int crypto_verify_32(const u8 *, const u8 *);
bool s2n_constant_time_equals(const u8 *, const u8 *, u32);
static u64 load64(const u8 *in) {
  u64 r;
  memcpy(&r, in, 8);
  return r;
}
/* server checks */
int check_mac(SECRET const u8 *mac, size_t n, const u8 *in, size_t inlen) {
  if (n != inlen)
    return 0;
  if (!mac || !in)
    return 0;
  return CRYPTO_memcmp(mac, in, n) == 0;
}
int check_mac2(SECRET const u8 *mac, const u8 *in) {
  int ok = crypto_verify_32(mac, in) == 0;
  if (!ok) {
    fprintf(stderr, "bad mac\n");
    return -1;
  }
  return 0;
}
int check3(SECRET const u8 *mac, const u8 *in) {
  bool eq = s2n_constant_time_equals(mac, in, 32);
  bool other = in[0] == 1;
  return (eq && other) ? 0 : -1;
}
int xorcmp(SECRET const u8 *a, const u8 *b, size_t n) {
  u8 d = 0;
  while (n--)
    d |= *a++ ^ *b++;
  return d == 0;
}
int xorcmp2(SECRET const u8 *a, const u8 *b, size_t n) {
  unsigned d = 0;
  for (size_t i = 0; i < n; ++i)
    d = d | (a[i] ^ b[i]);
  if (d != 0)
    return -1;
  return 0;
}
bool xorcmp3(SECRET const char *a, const char *b, size_t la, size_t lb) {
  size_t d = la ^ lb;
  for (size_t i = 0; i < lb; i++)
    d |= (size_t)(u8)a[i % la] ^ (u8)b[i];
  return d == 0;
}
int words(SECRET const void *a, const void *b, size_t n) {
  const u64 *x = a, *y = b;
  u64 acc = 0;
  for (size_t i = 0; i < n / 8; i++)
    acc |= x[i] ^ y[i];
  acc |= acc >> 32;
  acc &= 0xffffffff;
  return (int)(((acc - 1) >> 32) & 1) ^ 1;
}
static int ct_cmp(const u8 *a, const u8 *b, size_t n) {
  u8 r = 0;
  for (size_t i = 0; i < n; i++)
    r |= a[i] ^ b[i];
  return r;
}
int use_ct(SECRET const u8 *a, const u8 *b) {
  return ct_cmp(a, b, 32) == 0 ? 1 : 0;
}
int use_ct2(SECRET const u8 *a, const u8 *b) {
  if (ct_cmp(a, b, 32))
    return -1;
  return 0;
}
int use_ct3(SECRET const u8 *a, const u8 *b) {
  int r = ct_cmp(a, b, 16) | ct_cmp(a + 16, b + 16, 16);
  if (r != 0)
    return -1;
  return 0;
}
int timing_neq(SECRET const void *x, const void *y, size_t size) {
  unsigned long neq = 0;
  const u8 *a = x, *b = y;
  while (size >= sizeof(unsigned long)) {
    neq |= *(const unsigned long *)a ^ *(const unsigned long *)b;
    __asm__ volatile("" : "+r"(neq));
    a += sizeof(unsigned long);
    b += sizeof(unsigned long);
    size -= sizeof(unsigned long);
  }
  while (size > 0) {
    neq |= *a ^ *b;
    __asm__ volatile("" : "+r"(neq));
    a++;
    b++;
    size--;
  }
  return neq != 0UL ? 1 : 0;
}
int memeq2(SECRET const u8 *a, SECRET const u8 *b) {
  u8 d = 0;
  for (int i = 0; i < 16; i++)
    d |= a[i] ^ b[i];
  return secret_declassify(d) == 0;
}
/* structs with public */
struct conn {
  int fd;
  unsigned state;
  size_t keylen;
  SECRET u8 key[32];
  struct {
    u32 seq;
    SECRET u8 iv[12];
  } rx, tx;
  char host[64];
  struct conn *next;
};
int send_record(struct conn *, const u8 *, size_t);
int step(struct conn *c, const u8 *in, size_t n) {
  switch (c->state) {
  case 0:
    if (n < c->keylen)
      return -EAGAIN;
    memcpy(c->key, in, c->keylen);
    c->state = 1;
    break;
  case 1:
    for (int i = 0; i < 12; i++)
      c->tx.iv[i] ^= c->key[i];
    if (++c->tx.seq == 0)
      return -1;
    if (send_record(c, in, n) < 0)
      return -1;
    break;
  default:
    return -1;
  }
  return strcmp(c->host, "localhost") == 0 ? 1 : 0;
}
struct conn *lookup(struct conn *l, int fd) {
  while (l && l->fd != fd)
    l = l->next;
  return l;
}
int errs(SECRET u8 *k) {
  int r = -1;
  SECRET u8 *t = malloc(32);
  if (!t)
    goto out;
  memcpy(t, k, 32);
  r = 0;
out:
  if (t) {
    explicit_bzero(t, 32);
    free(t);
  }
  if (r)
    return r;
  return 0;
}
void aes_ctr(SECRET const u8 *rk, unsigned rounds, const u8 *iv, u8 *data, size_t len) {
  u32 ctr = 0;
  u8 ks[16];
  size_t i = 0;
  while (len > 0) {
    if (i % 16 == 0) {
      for (int j = 0; j < 16; j++)
        ks[j] = rk[j] ^ iv[j] ^ (u8)ctr;
      for (unsigned r = 1; r < rounds; r++)
        for (int j = 0; j < 16; j++)
          ks[j] ^= rk[16 * r + j];
      ctr++;
    }
    *data++ ^= ks[i++ & 15];
    len--;
  }
  explicit_bzero(ks, 16);
}
ssize_t read(int, void *, size_t);
int readkey(int fd, SECRET u8 *k) {
  size_t got = 0;
  while (got < 32) {
    ssize_t n = read(fd, k + got, 32 - got);
    if (n <= 0) {
      if (n < 0 && errno == EINTR)
        continue;
      return -1;
    }
    got += n;
  }
  return 0;
}
void ct_sort(SECRET u32 *v, size_t n) {
  for (size_t i = 0; i < n; i++)
    for (size_t j = 0; j + 1 < n - i; j++) {
      u32 a = v[j], b = v[j + 1];
      u32 m = -(u32)((b - (u64)a) >> 63);
      u32 t = (a ^ b) & m;
      v[j] = a ^ t;
      v[j + 1] = b ^ t;
    }
}
#define int32_MINMAX(a, b)                                                                                   \
  do {                                                                                                       \
    i32 ab = (b) ^ (a);                                                                                      \
    i32 c = (i32)((i64)(b) - (i64)(a));                                                                      \
    c ^= ab & (c ^ (b));                                                                                     \
    c >>= 31;                                                                                                \
    c &= ab;                                                                                                 \
    (a) ^= c;                                                                                                \
    (b) ^= c;                                                                                                \
  } while (0)
void djbsort(SECRET i32 *x, i64 n) {
  i64 top, p, q, i;
  if (n < 2)
    return;
  top = 1;
  while (top < n - top)
    top += top;
  for (p = top; p > 0; p >>= 1) {
    for (i = 0; i < n - p; ++i)
      if (!(i & p))
        int32_MINMAX(x[i], x[i + p]);
    for (q = top; q > p; q >>= 1)
      for (i = 0; i < n - q; ++i)
        if (!(i & p))
          int32_MINMAX(x[i + p], x[i + q]);
  }
}
/* secp256k1 */
typedef struct {
  u64 d[4];
} scalar;
static inline int sc_is_zero(const scalar *a) {
  return (a->d[0] | a->d[1] | a->d[2] | a->d[3]) == 0;
}
static inline int sc_check_overflow(const scalar *a) {
  int yes = 0, no = 0;
  no |= (a->d[3] < 0xFFFFFFFFFFFFFFFFULL);
  no |= (a->d[2] < 0xFFFFFFFFFFFFFFFEULL);
  yes |= (a->d[2] > 0xFFFFFFFFFFFFFFFEULL) & ~no;
  yes |= (a->d[0] >= 0xBFD25E8CD0364141ULL) & ~no;
  return yes;
}
static inline int sc_reduce(scalar *r, unsigned overflow) {
  unsigned __int128 t;
  t = (unsigned __int128)r->d[0] + overflow * 0x402DA1732FC9BEBFULL;
  r->d[0] = t;
  t >>= 64;
  t += r->d[1];
  r->d[1] = t;
  return overflow;
}
static void sc_cmov(scalar *r, const scalar *a, int flag) {
  volatile int vflag = flag;
  u64 mask0 = vflag + ~((u64)0), mask1 = ~mask0;
  for (int i = 0; i < 4; i++)
    r->d[i] = (r->d[i] & mask0) | (a->d[i] & mask1);
}
int seckey(scalar *out, SECRET const u8 *k) {
  scalar s;
  int ret;
  for (int i = 0; i < 4; i++)
    s.d[i] = load64(k + 8 * i);
  int over = sc_check_overflow(&s);
  sc_reduce(&s, over);
  ret = (!over) & (!sc_is_zero(&s));
  sc_cmov(out, &s, ret);
  memset(&s, 0, sizeof s);
  return ret;
}
void recode(SECRET const u8 *k, SECRET signed char *e) {
  for (int i = 0; i < 32; ++i) {
    e[2 * i] = k[i] & 15;
    e[2 * i + 1] = (k[i] >> 4) & 15;
  }
  signed char carry = 0;
  for (int i = 0; i < 63; ++i) {
    e[i] += carry;
    carry = e[i] + 8;
    carry >>= 4;
    e[i] -= carry * 16;
  }
  e[63] += carry;
}
int over_builtin(SECRET u64 a, SECRET u64 b, SECRET u64 *o) {
  return __builtin_add_overflow(a, b, o);
}
u64 pc(SECRET u64 a) {
  return (u64)__builtin_popcountll(a);
}
int gen(SECRET u8 k[static 16]) {
  _Static_assert(sizeof(u64) == 8, "");
  return sizeof(k[0]) == 1 ? 1 : 0;
}
void hexdump_len(SECRET const u8 *k, size_t n) {
  (void)k;
  printf("%zu %p\n", n, (void *)0);
}
void secret_ptr_cond(SECRET const u8 *k, const u8 *dflt, SECRET u8 *o) {
  const u8 *p = k ? k : dflt;
  memcpy(o, p, 16);
}
int tri(SECRET u8 *a, SECRET u8 *b) {
  return a == b ? 0 : a < b ? -1 : 1;
}
typedef struct {
  SECRET u8 *data;
  size_t len, cap;
  bool locked;
} sbuf;
int sbuf_append(sbuf *b, SECRET const u8 *p, size_t n) {
  if (b->locked)
    return -1;
  if (b->cap - b->len < n) {
    size_t cap = b->cap ? b->cap * 2 : 64;
    while (cap < b->len + n)
      cap *= 2;
    SECRET u8 *d = malloc(cap);
    if (!d)
      return -1;
    if (b->data) {
      memcpy(d, b->data, b->len);
      explicit_bzero(b->data, b->cap);
      free(b->data);
    }
    b->data = d;
    b->cap = cap;
  }
  memcpy(b->data + b->len, p, n);
  b->len += n;
  return 0;
}
bool sbuf_eq(const sbuf *a, const sbuf *b) {
  if (a->len != b->len)
    return false;
  u8 d = 0;
  for (size_t i = 0; i < a->len; i++)
    d |= a->data[i] ^ b->data[i];
  return d == 0;
}
