// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Guards against a word about code in constant time, and about what is public beside a secret.
// RUN: %score %s
#undef NDEBUG
#include <assert.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <zeroize/secret.h>
typedef uint8_t u8;
typedef uint32_t u32;
typedef uint64_t u64;
void explicit_bzero(void *, size_t);
void hmac(SECRET const u8 *key, size_t n, const void *m, size_t mlen, SECRET u8 out[32]);
int random_bytes(SECRET u8 *out, size_t n);

/* 1 null checks */
int null_eq(SECRET const u8 *key) { return key == NULL ? -1 : 0; }
int null_not(SECRET const u8 *key) {
  if (!key)
    return -1;
  return 0;
}
int null_and(SECRET const u8 *key, size_t n) { return key && n >= 16 ? 0 : -1; }
/* 2 null checks of fields */
struct ctx { int id; size_t key_len; SECRET u8 *key; };
int null_field(const struct ctx *c) {
  if (!c->key || c->key_len == 0)
    return -1;
  return c->id == 0;
}
/* 3 assert of a pointer */
void asserts(SECRET const u8 *key, size_t n) {
  assert(key);
  assert(key != NULL && n > 0);
}
/* 4 loops from pointer to end */
u32 until_end(SECRET const u8 *key, size_t n) {
  u32 sum = 0;
  for (const u8 *end = key + n; key != end; ++key)
    sum += *key;
  return sum;
}
/* 5 pointers compared: overlap */
void move(SECRET u8 *to, SECRET const u8 *from, size_t n) {
  if (to < from)
    for (size_t i = 0; i < n; i++)
      to[i] = from[i];
  else
    while (n--)
      to[n] = from[n];
}
/* 6 allocation of a secret block */
int allocates(size_t n) {
  SECRET u8 *k = malloc(n);
  if (k == NULL)
    return -1;
  free(k);
  return 0;
}
/* 7 the same, in a structure of pointers */
struct pair { SECRET u32 *a, *b; };
int alloc_pair(struct pair *p) {
  p->a = calloc(8, 4);
  p->b = calloc(8, 4);
  if (!p->a || !p->b) {
    free(p->a);
    free(p->b);
    return -1;
  }
  return 0;
}
/* 8 ct select, mask by negation */
u32 select_mask(SECRET u32 bit, u32 a, u32 b) {
  u32 m = -bit;
  return (a & m) | (b & ~m);
}
/* 9 ct less-than */
u32 ct_lt(SECRET u32 a, SECRET u32 b) { return (a ^ ((a ^ b) | ((a - b) ^ b))) >> 31; }
/* 10 is zero */
u32 ct_is_zero(SECRET u32 a) { return ~(a | (0u - a)) >> 31; }
/* 11 swap of a ladder */
void cswap(SECRET u32 bit, u32 *a, u32 *b) {
  u32 m = 0u - bit;
  for (int i = 0; i < 8; i++) {
    u32 t = m & (a[i] ^ b[i]);
    a[i] ^= t;
    b[i] ^= t;
  }
}
/* 12 secp256k1's cmov with its volatile */
typedef struct { u64 n[4]; } scalar;
static void scalar_cmov(scalar *r, const scalar *a, int flag) {
  u64 mask0, mask1;
  volatile int vflag = flag;
  mask0 = vflag + ~((u64)0);
  mask1 = ~mask0;
  r->n[0] = (r->n[0] & mask0) | (a->n[0] & mask1);
  r->n[1] = (r->n[1] & mask0) | (a->n[1] & mask1);
}
void uses_cmov(scalar *r, const scalar *a, SECRET const u8 *k) { scalar_cmov(r, a, k[0] & 1); }
/* 13 carry chain with comparisons as values */
void add(u32 *r, SECRET const u32 *a, SECRET const u32 *b) {
  u32 c = 0;
  for (int i = 0; i < 8; i++) {
    u32 s = a[i] + c;
    c = s < c;
    r[i] = s + b[i];
    c += r[i] < s;
  }
}
/* 14 a table read as a whole */
u32 ct_lookup(const u32 table[16], SECRET u32 i) {
  u32 r = 0;
  for (u32 j = 0; j < 16; j++) {
    u32 d = j ^ i;
    r |= table[j] & (((d - 1) >> 31) * ~0u);
  }
  return r;
}
/* 15 bn compare in constant time */
int bn_cmp_ct(SECRET const u32 *a, SECRET const u32 *b, int n) {
  u32 gt = 0, lt = 0;
  for (int i = n - 1; i >= 0; i--) {
    u32 g = a[i] > b[i], l = a[i] < b[i];
    gt |= g & ~lt;
    lt |= l & ~gt;
  }
  return (int)gt - (int)lt;
}
/* 16 curve25519's ladder */
void ladder(u32 *x, u32 *z, SECRET const u8 *e) {
  u32 swap = 0;
  for (int pos = 254; pos >= 0; --pos) {
    u32 b = e[pos / 8] >> (pos & 7);
    b &= 1;
    swap ^= b;
    cswap(swap, x, z);
    swap = b;
  }
}
/* 17 clamping */
void clamp(SECRET u8 *k) {
  k[0] &= 248;
  k[31] = (u8)((k[31] & 127) | 64);
}
/* 18 padding scan in constant time */
u32 ct_padding(SECRET const u8 *rec, size_t n) {
  u32 pad = rec[n - 1], good = ~0u;
  for (u32 i = 0; i < 256 && i < n; i++) {
    u32 in = (i - pad - 1) >> 31;
    good &= ~(in * (pad ^ rec[n - 1 - i]));
  }
  return good;
}
/* 19 HKDF over a public length */
void hkdf(SECRET const u8 *prk, SECRET u8 *okm, size_t len) {
  u8 t[32];
  size_t done = 0;
  u8 counter = 1;
  while (done < len) {
    size_t n = len - done < 32 ? len - done : 32;
    hmac(prk, 32, &counter, 1, t);
    memcpy(okm + done, t, n);
    done += n;
    if (++counter == 0)
      break;
  }
}
/* 20 key schedule with public rounds in the context */
struct aes { SECRET u32 rk[60]; int rounds; };
int expand(struct aes *c, SECRET const u8 *key, size_t bits) {
  switch (bits) {
  case 128: c->rounds = 10; break;
  case 256: c->rounds = 14; break;
  default: return -1;
  }
  for (int i = 0; i < 4; i++)
    c->rk[i] = key[4 * i];
  for (int i = 0; i < c->rounds; i++)
    c->rk[4 * i + 4] = c->rk[4 * i] << 1;
  return 0;
}
/* 21 rounds as loop variable, in the middle a test */
u32 rounds(const struct aes *c) {
  u32 x = 0;
  for (int r = c->rounds;; r--) {
    x ^= c->rk[r];
    if (r == 0)
      break;
  }
  return x;
}
/* 22 buffered hash: the fill level is public */
struct hash { u32 h[8]; u8 buf[64]; size_t fill; };
void hash_update(SECRET struct hash *h, SECRET const u8 *in, size_t n) {
  while (n--) {
    h->buf[h->fill++] = *in++;
    if (h->fill == 64) {
      h->h[0] += h->buf[0];
      h->fill = 0;
    }
  }
}
/* 23 element-wise */
int elements(SECRET const u8 *key, u8 version) {
  u8 header[4];
  header[0] = version;
  header[1] = key[0];
  if (header[0] == 3)
    return header[1];
  return 0;
}
/* 24 element-wise by memcpy */
int packet(SECRET const u8 *key, u8 type) {
  u8 p[64] = {0};
  p[0] = type;
  memcpy(p + 16, key, 32);
  return p[0] == 1 ? p[1] : p[63];
}
/* 25 record in an array of records */
struct slot { int used; SECRET u8 key[16]; };
int find(const struct slot s[4], int id) {
  for (int i = 0; i < 4; i++)
    if (s[i].used == id)
      return i;
  return -1;
}
/* 26 a bit-field beside a secret one */
struct flags { unsigned version : 4; SECRET unsigned pin : 14; unsigned more : 1; };
int bit_field(const struct flags *f) { return f->version == 2 && f->more; }
/* 27 union: written anew as public */
int union_public(SECRET const u32 *k, u32 p) {
  union { u32 w; u8 b[4]; } u;
  u.w = k[0];
  u32 keep = u.w;
  u.w = p;
  return u.b[0] ? (int)(keep & 1) : 2;
}
/* 28 wiped, and looked at */
int wiped(SECRET const u8 *in) {
  SECRET u8 k[16];
  memcpy(k, in, 16);
  explicit_bzero(k, sizeof k);
  return k[0] == 0 ? 1 : 0;
}
int wiped_by_memset(SECRET const u8 *in) {
  u8 k[16];
  memcpy(k, in, 16);
  memset(k, 0, 16);
  return k[3] ? 1 : 0;
}
/* 29 wiped by a function of one's own */
static void burn(void *p, size_t n) {
  volatile u8 *v = p;
  while (n--)
    *v++ = 0;
}
int burnt(SECRET const u8 *in) {
  u8 k[16];
  memcpy(k, in, 16);
  burn(k, sizeof k);
  return k[0] ? 1 : 0;
}
/* 30 a variable is overwritten by something public */
int overwritten(SECRET int s, int p) {
  int x = s * 3;
  x = p;
  return x ? 1 : 0;
}
/* 31 a secret parameter is reused for a public value */
int reused(SECRET u32 s, u32 n) {
  u32 r = s ^ n;
  s = n;
  while (s)
    s >>= 1;
  return (int)r;
}
/* 32 a structure is overwritten */
struct point { u32 x, y; };
int point_again(SECRET u32 s) {
  struct point p = {s, s};
  u32 keep = p.x;
  p = (struct point){1, 2};
  return p.x == 1 ? (int)(keep & 1) : 0;
}
/* 33 declassified accumulations */
bool equal(SECRET const u8 *a, SECRET const u8 *b, size_t n) {
  u8 d = 0;
  for (size_t i = 0; i < n; i++)
    d |= a[i] ^ b[i];
  return secret_declassify(d == 0);
}
/* 34 OpenSSL's style */
static u32 ct_msb(u32 a) { return 0 - (a >> 31); }
static u32 ct_zero(u32 a) { return ct_msb(~a & (a - 1)); }
static u32 ct_eq(u32 a, u32 b) { return ct_zero(a ^ b); }
u32 openssl_style(SECRET const u8 *em) {
  u32 good = ct_zero(em[0]), found = 0, at = 0;
  good &= ct_eq(em[1], 2);
  for (u32 i = 2; i < 256; i++) {
    u32 z = ct_zero(em[i]);
    at = (~(~found & z) & at) | (~found & z & i);
    found |= z;
  }
  return good & at;
}
/* 35 copying out with a shift in constant time */
void shift_out(SECRET u8 *buf, SECRET u32 by, u32 n) {
  for (u32 step = 1; step < n; step <<= 1) {
    u32 m = ct_eq(by & step, step);
    for (u32 i = 0; i + step < n; i++)
      buf[i] = (u8)((m & buf[i + step]) | (~m & buf[i]));
  }
}
/* 36 sorting network */
void minmax(SECRET int32_t *x, SECRET int32_t *y) {
  int32_t ab = *y ^ *x, c = *y - *x;
  c ^= ab & (c ^ *y);
  c >>= 31;
  c &= ab;
  *x ^= c;
  *y ^= c;
}
void network(SECRET int32_t *v, int n) {
  for (int p = n; p > 0; p >>= 1)
    for (int i = 0; i < n - p; i++)
      if (!(i & p))
        minmax(v + i, v + i + p);
}
/* 37 division by the loop's public bound */
u32 public_division(SECRET const u8 *k, u32 n) {
  u32 s = 0;
  for (u32 i = 0; i < n; i++)
    s += k[i % 32] << (i / 32);
  return s;
}
/* 38 shift by a secret: x86-64 has a barrel shifter */
u64 rotate(u64 x, SECRET unsigned by) { return x << (by & 63) | x >> (-by & 63); }
/* 39 sizeof and offsets of a secret */
size_t sizes(SECRET u8 key[32]) {
  struct aes *p = NULL;
  (void)key;
  return sizeof p->rk / sizeof p->rk[0] > 8 ? sizeof *p : 0;
}
/* 40 error codes of functions that fill secrets */
int fills(void) {
  SECRET u8 k[32];
  if (random_bytes(k, 32) != 0)
    return -1;
  int rc = random_bytes(k, 16);
  return rc < 0 ? rc : 0;
}
/* 41 a callback table with marks; the stored one is in constant time */
struct ops { int (*check)(SECRET const u8 *mac, const u8 *got, size_t n); };
static int good_check(const u8 *mac, const u8 *got, size_t n) {
  u32 d = 0;
  if (mac == NULL || n == 0)
    return 0;
  for (size_t i = 0; i < n; i++)
    d |= mac[i] ^ got[i];
  return secret_declassify(d == 0);
}
const struct ops good_ops = {good_check};
int by_ops(const struct ops *o, SECRET const u8 *mac, const u8 *got) { return o->check && o->check(mac, got, 16); }
/* 42 a function that is stored and called with public data, too */
static int count(const u8 *data, size_t n) {
  int c = 0;
  for (size_t i = 0; i < n; i++)
    c += data[i] == 'x';
  return c;
}
static int (*const counters[])(const u8 *, size_t) = {count};
int counts(const u8 *text, size_t n) { return counters[0](text, n) > 3 ? 1 : 0; }
/* 43 two tables of the same type: secrets go through one only */
static int parse(const u8 *text, size_t n) { return n > 0 && text[0] == '{' ? 1 : 0; }
static int fold(const u8 *text, size_t n) { return (int)(text[0] ^ n); }
static int (*const parsers[])(const u8 *, size_t) = {parse};
static int (*const folders[])(const u8 *, size_t) = {fold};
int parses(const u8 *t) { return parsers[0](t, 1); }
int folds(SECRET const u8 *k) { return folders[0](k, 1); }
/* 44 blinding with a public mask: base64 in constant time */
u32 b64_char(SECRET u32 x) {
  return (((x - 26) >> 8) & (x + 65)) | (((25 - x) >> 8) & (x + 71));
}
/* 45 hex in constant time (libsodium) */
void bin2hex(char *out, SECRET const u8 *in, size_t n) {
  for (size_t i = 0; i < n; i++) {
    int c = in[i] & 0xf, b = in[i] >> 4;
    unsigned x = (u8)(87U + c + (((c - 10U) >> 8) & ~38U)) << 8 | (u8)(87U + b + (((b - 10U) >> 8) & ~38U));
    out[i * 2] = (char)x;
    out[i * 2 + 1] = (char)(x >> 8);
  }
}
/* 46 Montgomery reduction */
int16_t montgomery(SECRET int32_t a) {
  int16_t t = (int16_t)((int16_t)a * -3327);
  return (int16_t)((a - (int32_t)t * 3329) >> 16);
}
/* 47 conditional subtraction by the sign */
int16_t csubq(SECRET int16_t a) {
  a -= 3329;
  a += (a >> 15) & 3329;
  return a;
}
/* 48 declared length field of a secret record */
struct buffer { size_t len; bool ready; SECRET u8 data[256]; };
int append(struct buffer *b, SECRET const u8 *from, size_t n) {
  if (!b->ready || n > sizeof b->data - b->len)
    return -1;
  memcpy(b->data + b->len, from, n);
  b->len += n;
  return 0;
}
/* 49 poly1305's final subtraction */
void poly_finish(SECRET u32 h[5]) {
  u32 g[5], c = 5;
  for (int i = 0; i < 5; i++) {
    g[i] = h[i] + c;
    c = g[i] >> 26;
    g[i] &= 0x3ffffff;
  }
  u32 mask = (g[4] >> 31) - 1;
  for (int i = 0; i < 5; i++)
    h[i] = (h[i] & ~mask) | (g[i] & mask);
}
/* 50 secret pointer chosen in constant time by pointer arithmetic of a public flag */
const u8 *pick(SECRET const u8 *a, SECRET const u8 *b, int server) { return server ? a : b; }
/* 51 sealed errors: gather, then one test */
int mac_then_padding(SECRET const u8 *mac, const u8 *got, SECRET const u8 *rec) {
  u32 bad = 0;
  for (int i = 0; i < 20; i++)
    bad |= mac[i] ^ got[i];
  bad |= rec[0] ^ 1;
  return secret_declassify(bad != 0) ? -1 : 0;
}
/* 52 goto fail with secrets */
int cleans_up(const char *name) {
  int ret = -1;
  SECRET u8 k[32];
  if (!name)
    goto out;
  if (random_bytes(k, 32))
    goto out;
  ret = 0;
out:
  explicit_bzero(k, sizeof k);
  return ret;
}
/* 53 null function pointer in a table with secrets */
struct device { SECRET u8 key[16]; int (*send)(const void *, size_t); void *arg; };
int sends(struct device *d, const u8 *text) {
  if (d->send == NULL || d->arg)
    return -1;
  return d->send(text, 4) < 0 ? -1 : 0;
}
/* 54 linked list of keys */
struct node { struct node *next; u32 id; SECRET u8 key[16]; };
const u8 *by_id(const struct node *n, u32 id) {
  for (; n; n = n->next)
    if (n->id == id)
      return n->key;
  return NULL;
}
/* 55 pointer to the end found by a public search */
const u8 *split(const u8 *text, size_t n, SECRET u8 *key) {
  const u8 *colon = memchr(text, ':', n);
  if (!colon)
    return NULL;
  memcpy(key, colon + 1, 16);
  return colon;
}
/* 56 const initialisers */
typedef struct SECRET bignum { u32 w[4]; } bignum;
u32 starts(SECRET const u32 *k) {
  bignum one = {{1}}, acc = {{0}};
  acc.w[0] = one.w[0] ^ k[0];
  return acc.w[0];
}
/* 58 double indirection */
int out_parameter(SECRET u8 **out, size_t n) {
  *out = malloc(n);
  return *out == NULL ? -1 : 0;
}
/* 59 volatile accumulators (libsodium) */
int sodium_memcmp_like(const void *const b1, SECRET const void *const b2, size_t len) {
  const volatile u8 *volatile x = (const volatile u8 *volatile)b1;
  const volatile u8 *volatile y = (const volatile u8 *volatile)b2;
  volatile u8 d = 0U;
  for (size_t i = 0U; i < len; i++)
    d |= x[i] ^ y[i];
  return (1 & ((d - 1) >> 8)) - 1;
}
