// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Guards against silence about real leaks: checks of real servers and libraries, and what was put into tables, unions and elements.
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
void hmac(SECRET const u8 *key, size_t n, const void *m, size_t mlen, SECRET u8 out[32]);
int rsa_private(SECRET u8 *out, const u8 *in, size_t n);
SECRET char *lookup_hash(const char *user);

/* 1 a server's cookie signature, one more helper down */
static int same(const void *a, const void *b, size_t n) {
  return !memcmp(a, b, n); // expect: compare
}
int cookie_ok(SECRET const u8 *key, const char *value, size_t n, const u8 *sig) {
  u8 mac[32];
  hmac(key, 32, value, n, mac);
  return same(mac, sig, sizeof mac);
}
/* 2 TLS Finished with a goto */
int finished(SECRET const u8 *verify, const u8 *got, size_t n) {
  size_t i = 0;
again:
  if (i == n)
    return 1;
  if (verify[i] != got[i]) // expect: branch
    return 0;
  i++;
  goto again;
}
/* 3 do-while with a post-increment */
int by_pointers(SECRET const char *a, const char *b, size_t n) {
  do {
    if (*a++ != *b++) // expect: branch
      return 1;
  } while (--n);
  return 0;
}
/* 4 PKCS#1 v1.5 unpadding (Bleichenbacher) */
int unpad_v15(const u8 *c, size_t n, u8 *out) {
  u8 em[256];
  if (rsa_private(em, c, n))
    return -1;
  if (em[0] != 0 || em[1] != 2) // expect: branch
    return -1;
  size_t i = 2;
  while (i < n && em[i] != 0) // expect: branch
    i++;
  if (i < 10)
    return -1;
  memcpy(out, em + i, n - i);
  return 0;
}
/* 5 OAEP (Manger): the first byte */
int oaep(SECRET const u8 *em, const u8 lhash[32]) {
  u8 bad = em[0];
  if (bad) // expect: branch
    return -2;
  return memcmp(em + 33, lhash, 32); // expect: compare
}
/* 6 CBC padding, Lucky13 */
int cbc_padding(SECRET const u8 *rec, size_t n) {
  u8 pad = rec[n - 1];
  for (size_t i = 0; i < pad; i++) // expect: branch
    if (rec[n - 2 - i] != pad) // expect: branch
      return -1;
  return 0;
}
/* 7 MAC over a length that depends on the padding */
void sha_update(u32 *st, const u8 *in, size_t n);
void lucky_mac(u32 *st, SECRET const u8 *rec, size_t n) {
  for (size_t i = 0; i + rec[n - 1] < n; i++) // expect: branch
    st[0] += i;
}
/* 8 square and multiply */
u64 modexp(u64 base, SECRET u64 e) {
  u64 r = 1;
  for (int i = 63; i >= 0; i--) {
    r = r * r;
    if ((e >> i) & 1) // expect: branch
      r = r * base;
  }
  return r;
}
/* 9 loop over the exponent until it is used up */
u64 until_zero(u64 base, SECRET u64 e) {
  u64 r = 1;
  for (; e; e >>= 1) { // expect: branch
    r *= base;
  }
  return r;
}
/* 10 window of a table of points */
struct point { u32 x[8], y[8]; };
void window(struct point *r, const struct point table[16], SECRET const u8 *k) {
  for (int i = 0; i < 64; i++)
    *r = table[(k[i / 2] >> (4 * (i & 1))) & 15]; // expect: index
}
/* 11 skipping zero digits */
void wnaf(SECRET const signed char *d, u32 *r) {
  for (int i = 0; i < 256; i++) {
    if (!d[i]) // expect: branch
      continue;
    *r += i;
  }
}
/* 12 base64 of a key by table */
static const char b64[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
void encode(SECRET const u8 *k, SECRET char *o) {
  o[0] = b64[k[0] >> 2]; // expect: index
}
/* 13 hex decoding of a key */
int nibble(SECRET char c) {
  if (c >= '0' && c <= '9') // expect: branch
    return c - '0';
  switch (c) { // expect: branch
  case 'a': return 10;
  default: return -1;
  }
}
/* 14 hex encoding by the ternary */
void hex(SECRET const u8 *k, SECRET char *o) {
  o[0] = (k[0] >> 4) < 10 ? '0' + (k[0] >> 4) : 'a' + (k[0] >> 4) - 10; // expect: branch
}
/* 15 KyberSlash */
void poly_tomsg(SECRET const int16_t *a, SECRET u8 *m) {
  for (int i = 0; i < 256; i++) {
    u32 t = a[i];
    t = ((t << 1) + 1664) / 3329 & 1; // expect: latency
    m[i >> 3] |= t << (i & 7);
  }
}
/* 16 Kyber's decapsulation compares and selects with a branch */
void decaps(SECRET const u8 *ct2, const u8 *ct, SECRET u8 *ss, SECRET const u8 *z) {
  int fail = 0;
  for (int i = 0; i < 768; i++)
    fail |= ct[i] ^ ct2[i];
  u8 *from = ss;
  if (fail) { // accepted: asked once, when all is gathered
    from = (u8 *)z;
  }
  (void)from;
}
/* 17 sampling that rejects by the secret and counts */
int reject(SECRET const u8 *buf, SECRET int16_t *r, int n) {
  int ctr = 0, pos = 0;
  while (ctr < n) {
    u32 v = buf[pos++];
    if (v < 200) // expect: branch
      r[ctr++] = (int16_t)v;
  }
  return ctr;
}
/* 18 bignum compare from the top */
int bn_cmp(SECRET const u32 *a, const u32 *b, int n) {
  for (int i = n - 1; i >= 0; i--) {
    if (a[i] > b[i]) // expect: branch
      return 1;
    if (a[i] < b[i]) // expect: branch
      return -1;
  }
  return 0;
}
/* 19 reduction by comparison */
void reduce(SECRET u32 *a) {
  while (*a >= 8380417) // expect: branch
    *a -= 8380417;
}
/* 20 normalising a bignum */
int used(SECRET const u32 *limb, int n) {
  while (n > 0 && limb[n - 1] == 0) // expect: branch
    n--;
  return n;
}
/* 21 binary gcd */
u32 gcd(SECRET u32 a, SECRET u32 b) {
  while (b) { // expect: branch
    u32 t = a % b; // expect: latency
    a = b;
    b = t;
  }
  return a;
}
/* 22 AES by tables */
extern const u32 Te0[256];
u32 round_of(SECRET const u32 *s) {
  return Te0[s[0] >> 24] ^ Te0[(s[1] >> 16) & 0xff]; // expect: index
}
/* 23 AES multiplication by a branch */
u8 xtime(SECRET u8 x) {
  return (u8)((x << 1) ^ ((x & 0x80) ? 0x1b : 0)); // expect: branch
}
/* 24 password compare without case */
int strcasecmp(const char *, const char *);
int weak(const char *user, const char *pw) {
  char *h = lookup_hash(user);
  return h != NULL && strcasecmp(h, pw) == 0; // expect: compare
}
/* 25 a vtable: the function that is stored has no mark, the field has */
struct cipher_ops {
  void (*setkey)(SECRET const u8 *key, size_t n);
  int (*check)(SECRET const u8 *mac, const u8 *got);
};
static void null_setkey(const u8 *key, size_t n) {
  if (key[0] == 0) // expect: branch
    abort();
  (void)n;
}
static int null_check(const u8 *mac, const u8 *got) {
  return memcmp(mac, got, 16); // expect: compare
}
const struct cipher_ops null_ops = {null_setkey, null_check};
/* 26 the same by designators */
static int des_check(const u8 *mac, const u8 *got) {
  return mac[0] == got[0] && mac[1] == got[1]; // expect: branch
}
const struct cipher_ops des_ops = {.check = des_check};
/* 27 by assignment */
static int late_check(const u8 *mac, const u8 *got) {
  return memcmp(mac, got, 16); // expect: compare
}
void install(struct cipher_ops *o) { o->check = late_check; }
/* 28 through a typedef of functions */
typedef int verify_fn(SECRET const u8 *tag, const u8 *got);
static int soft_verify(const u8 *tag, const u8 *got) {
  return memcmp(tag, got, 8); // expect: compare
}
verify_fn *const verifiers[] = {soft_verify};
/* 29 through a marked callback parameter */
int with_key(int (*use)(SECRET const u8 *key, void *), void *);
static int use_key(const u8 *key, void *arg) {
  return key[3] ? *(int *)arg : 0; // expect: branch
}
int callback(int x) { return with_key(use_key, &x); }
/* 30 table without marks, visible */
static int cmp_fast(const u8 *a, const u8 *b) {
  return memcmp(a, b, 16); // expect: compare
}
static int cmp_slow(const u8 *a, const u8 *b) {
  return a[0] != b[0] || a[1] != b[1]; // expect: branch
}
static int (*const comparers[])(const u8 *, const u8 *) = {cmp_fast, cmp_slow};
int by_table(SECRET const u8 *mac, const u8 *got, int which) {
  return comparers[which & 1](mac, got);
}
/* 31 a global pointer to function */
static int (*comparer)(const u8 *, const u8 *);
static int plain_compare(const u8 *a, const u8 *b) {
  return memcmp(a, b, 16); // expect: compare
}
void choose(void) { comparer = plain_compare; }
int by_global(SECRET const u8 *mac, const u8 *got) { return comparer(mac, got); }
/* 32 public and secret elements of one array */
int elements(SECRET const u8 *key, u8 version) {
  u8 header[4];
  header[0] = version;
  header[1] = key[0];
  if (header[0] == 3 && header[1] == 7) // expect: branch
    return 1;
  return 0;
}
/* 33 elements, by memcpy at an offset */
int record(SECRET const u8 *key) {
  u8 packet[64] = {1, 2, 3};
  memcpy(packet + 16, key, 32);
  return packet[20] ? 1 : 0; // expect: branch
}
/* 34 union: in as words, out as bytes */
int through_union(SECRET const u32 *k) {
  union { u32 w[4]; u8 b[16]; } u;
  u.w[0] = k[0];
  return u.b[1] > 3 ? 1 : 2; // expect: branch
}
/* 35 a double by its bits */
int bits_of_double(SECRET double d) {
  union { double d; u64 u; } x = {.d = d};
  if (x.u >> 63) // expect: branch
    return 1;
  return 0;
}
/* 36 bit-fields */
struct flags { unsigned version : 4; SECRET unsigned pin : 14; };
int bit_field(const struct flags *f) {
  if (f->pin == 1234) // expect: branch
    return 1;
  return f->version == 2 ? 2 : 0;
}
/* 37 an unmarked bit-field that gets a secret */
int into_bit_field(SECRET const u8 *key) {
  struct { unsigned a : 3, b : 5; } x = {1, 2};
  x.b = key[0];
  return x.b ? 1 : 0; // expect: branch
}
/* 38 overwritten in part only */
int in_part(SECRET u8 *key) {
  memset(key, 0, 8);
  return key[9] == 0 ? 1 : 0; // expect: branch
}
/* 39 wiped on one path only */
int one_path(SECRET const u8 *in, int c) {
  u8 k[16];
  memcpy(k, in, 16);
  if (c)
    memset(k, 0, sizeof k);
  return k[0] ? 1 : 0; // expect: branch
}
/* 40 filled again after the wipe */
int again(SECRET const u8 *in) {
  SECRET u8 k[16];
  memset(k, 0, sizeof k);
  memcpy(k, in, 16);
  return k[0] ? 1 : 0; // expect: branch
}
/* 41 shifting by a secret where there is no barrel shifter: x86-64 has one */
/* 42 floating point of a secret */
double scale(SECRET double x) {
  return x / 3.0; // expect: latency
}
/* 43 quotient by a variable divisor */
u32 quotient(u32 n, SECRET u32 d) {
  return n / d; // expect: latency
}
/* 44 JWT: the decoded signature against the computed one, by length first */
int jwt(SECRET const u8 *key, const char *text, size_t n, const u8 *sig, size_t sig_len) {
  u8 mac[32];
  hmac(key, 32, text, n, mac);
  if (sig_len != sizeof mac)
    return 0;
  return memcmp(sig, mac, sig_len) ? 0 : 1; // expect: compare
}
/* 45 Basic: strncmp with the password's length */
int basic(SECRET const char *password, const char *given) {
  return strncmp(password, given, strlen(password)) == 0; // expect: compare
}
/* 46 the digest in a structure */
struct digest { u8 b[32]; };
static struct digest digest_of(const u8 *k) {
  struct digest d;
  hmac(k, 32, "", 0, d.b);
  return d;
}
int digest_eq(SECRET const u8 *k, const struct digest *got) {
  struct digest d = digest_of(k);
  return memcmp(&d, got, sizeof d) == 0; // expect: compare
}
/* 47 eight bytes at a time */
int words(SECRET const u8 *a, const u8 *b) {
  for (int i = 0; i < 32; i += 8) {
    u64 x, y;
    memcpy(&x, a + i, 8);
    memcpy(&y, b + i, 8);
    if (x != y) // expect: branch
      return 0;
  }
  return 1;
}
/* 48 a pin in an integer */
bool pin_ok(SECRET int pin, int given) {
  if (pin == given) // expect: branch
    return true;
  return false;
}
/* 49 CSRF token by bsearch over the valid ones */
static int by_token(const void *a, const void *b) { return memcmp(a, b, 16); }
void *find_token(SECRET const u8 *token, const u8 *table, size_t n) {
  return bsearch(token, table, n, 16, by_token); // expect: compare
}
/* 50 qsort of secrets */
static int by_value(const void *a, const void *b) {
  u32 x = *(const u32 *)a, y = *(const u32 *)b;
  return x < y ? -1 : x > y; // expect: branch
}
void sort(SECRET u32 *v, size_t n) { qsort(v, n, sizeof *v, by_value); } // expect: escape
/* 51 hash table by a secret */
void *bucket_of(void **table, SECRET const u8 *key) {
  u32 h = 5381;
  for (int i = 0; i < 16; i++)
    h = h * 33 + key[i];
  return table[h & 255]; // expect: index
}
/* 52 assert on a secret */
#undef NDEBUG
#include <assert.h>
void assert_nonzero(SECRET const u8 *k) {
  assert(k[0] != 0); // expect: branch
}
/* 53 a logical operator as value */
int both(SECRET int a, SECRET int b) {
  return a && b; // expect: branch
}
/* 54 GNU conditional */
int or_else(SECRET int a, int b) {
  return a ?: b; // expect: branch
}
/* 55 the conditional swap of a ladder by a branch, in a macro */
#define SWAP_IF(c, a, b) do { if (c) { u32 t = a; a = b; b = t; } } while (0)
void ladder(SECRET const u8 *k, u32 *x, u32 *z) {
  for (int i = 255; i >= 0; i--)
    SWAP_IF((k[i >> 3] >> (i & 7)) & 1, *x, *z); // expect: branch
}
/* 56 alloca by a secret */
void sized(SECRET size_t n) {
  char *p = __builtin_alloca(n); // expect: length
  p[0] = 0;
}
/* 57 switch on a nibble */
int digit(SECRET u8 d) {
  switch (d & 15) { // expect: branch
  case 3: return 1;
  default: return 0;
  }
}
/* 58 a static function that returns the secret bit */
static int bit(const u8 *k, int i) { return k[i >> 3] >> (i & 7) & 1; }
int first_bit(SECRET const u8 *k) {
  int n = 0;
  while (!bit(k, n)) // expect: branch
    n++;
  return n;
}
/* 59 early exit when an accumulator of comparisons is asked in the loop */
int asked_in_loop(SECRET const u8 *a, const u8 *b) {
  int bad = 0;
  for (int i = 0; i < 32; i++) {
    bad |= a[i] != b[i];
    if (bad) // expect: branch
      break;
  }
  return bad;
}
/* 60 realloc by a secret size */
void *grow(void *p, SECRET size_t n) {
  return realloc(p, n); // expect: length
}
/* 61 an array of pointers to functions in a structure, called with a secret */
struct suite { const char *name; int (*verify[2])(const void *, const void *, size_t); };
static int naive(const void *a, const void *b, size_t n) {
  return memcmp(a, b, n); // expect: compare
}
static const struct suite suites[] = {{"x", {naive, naive}}};
int by_suite(SECRET const u8 *mac, const u8 *got) { return suites[0].verify[1](mac, got, 16); }
/* 62 a context that holds its method */
struct method { int (*eq)(const u8 *, const u8 *); };
struct context { const struct method *m; SECRET u8 mac[16]; };
static int eq_naive(const u8 *a, const u8 *b) {
  return memcmp(a, b, 16) == 0; // expect: compare
}
static const struct method method_naive = {eq_naive};
void context_init(struct context *c) { c->m = &method_naive; }
int context_check(struct context *c, const u8 *got) { return c->m->eq(c->mac, got); }
