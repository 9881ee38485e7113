// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Comparisons of servers, parsers and libraries, in many disguises.
// RUN: %score %s
#include <zeroize/secret.h>
#include <stdint.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <wchar.h>
#include <stdio.h>
#include <stdbool.h>
#include <ctype.h>
typedef uint8_t u8;
typedef uint32_t u32;
typedef uint64_t u64;
void hmac(SECRET const u8 *key, size_t n, const u8 *msg, size_t m, SECRET u8 *out);
extern int fail(void);
extern int ok(void);

// session token
struct session {
  char user[32];
  SECRET char token[33];
  unsigned uid;
};
int check_token(const struct session *s, const char *given) {
  return strcmp(s->token, given) == 0; // expect: compare
}
// bearer header
bool bearer(const char *hdr, SECRET const char *want) {
  if (strncmp(hdr, "Bearer ", 7))
    return false;
  return !strncasecmp(hdr + 7, want, 40); // expect: compare
}
// HMAC cookie
int cookie_ok(SECRET const u8 *key, const u8 *msg, size_t n, const u8 *tag) {
  SECRET u8 mac[32];
  hmac(key, 32, msg, n, mac);
  if (memcmp(tag, mac, sizeof mac)) // expect: compare
    return -1;
  return 0;
}
// TLS finished stored result
int finished(SECRET const u8 *expect, const u8 *got) {
  int r = memcmp(expect, got, 12); // expect: compare
  if (r != 0)
    fail();
  return r;
}
// loop early return
int pin(SECRET const u8 *p, const u8 *q) {
  for (int i = 0; i < 4; ++i)
    if (p[i] != q[i]) // expect: branch
      return 0;
  return 1;
}
// while loop in condition
int wl(SECRET const char *a, const char *b) {
  while (*a && *a == *b) { // expect: branch
    a++;
    b++;
  }
  return *a == *b;
}
// flag loop
int fl(SECRET const u8 *a, const u8 *b) {
  int bad = 0;
  for (size_t i = 0; i < 16; i++)
    if (a[i] ^ b[i]) // expect: branch
      bad = 1;
  return !bad;
}
// && chain of words
bool words(SECRET const u64 *a, const u64 *b) {
  return a[0] == b[0] && a[1] == b[1]; // expect: branch
}
// padding oracle
int unpad(SECRET u8 *buf, size_t n) {
  u8 pad = buf[n - 1];
  if (pad > 16) // expect: branch
    return -1;
  for (size_t i = 0; i < pad; i++) // expect: branch
    if (buf[n - 1 - i] != pad) // expect: branch
      return -1;
  return (int)(n - pad);
}
// square and multiply
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
// sbox
static const u8 sbox[256] = {1, 2, 3};
u8 sub(SECRET u8 x) {
  return sbox[x]; // expect: index
}
// kyberslash
u32 compress(SECRET u32 x) {
  return (x * 16 + 1664) / 3329 & 15; // expect: latency
}
// wrapper
static inline int eq(const void *a, const void *b, size_t n) {
  return memcmp(a, b, n) == 0; // expect: compare
}
int viawrap(SECRET const u8 *k, const u8 *q) {
  return eq(k, q, 16);
}
// macro
#define TAG_EQ(a, b) (!memcmp((a), (b), 16))
int viamacro(SECRET const u8 *t, const u8 *q) {
  if (TAG_EQ(t, q)) // expect: compare
    return 1;
  return 0;
}
// ternary
int tern(SECRET int bit, int a, int b) {
  return bit ? a : b; // expect: branch
}
// switch
int sw(SECRET u8 nib) {
  switch (nib & 3) { // expect: branch
  case 0:
    return ok();
  default:
    return fail();
  }
}
// do while
void trailing(SECRET const u8 *b, size_t n, size_t *len) {
  do {
    n--;
  } while (n && b[n] == 0); // expect: branch
  *len = n;
}
// copy to local then compare
int viacopy(SECRET const u8 *k, const u8 *q) {
  u8 tmp[16];
  memcpy(tmp, k, 16);
  return bcmp(tmp, q, 16); // expect: compare
}
// struct copy
struct key {
  SECRET u8 b[16];
  int id;
};
int st(const struct key *k, const u8 *q) {
  struct key c = *k;
  return memcmp(c.b, q, 16) == 0; // expect: compare
}
// via pointer alias
int alias(SECRET u8 *k, const u8 *q) {
  const u8 *p = k + 4;
  const u8 *e = p + 8;
  for (; p != e; p++, q++)
    if (*p != *q) // expect: branch
      return 0;
  return 1;
}
// goto out
int gt(SECRET const u8 *a, const u8 *b, int n) {
  int i = 0;
again:
  if (i < n) {
    if (a[i] != b[i]) // expect: branch
      goto bad;
    i++;
    goto again;
  }
  return 0;
bad:
  return -1;
}
// builtin
int bi(SECRET const u8 *a, const u8 *b) {
  return __builtin_memcmp(a, b, 32) ? -1 : 0; // expect: compare
}
// memchr
int hasnul(SECRET const u8 *a) {
  return memchr(a, 0, 32) != NULL; // expect: compare
}
// strstr
int inlist(const char *list, SECRET const char *pw) {
  return strstr(list, pw) != 0; // expect: compare
}
// strlen warn
size_t len(SECRET const char *pw) {
  return strlen(pw); // expect: compare
}
// wide
int wide(SECRET const wchar_t *a, const wchar_t *b) {
  return wmemcmp(a, b, 8) == 0; // expect: compare
}
// helper returns secret bool via out param then branch
static void derive_bit(const u8 *k, int *bit) {
  *bit = k[0] & 1;
}
int op(SECRET const u8 *k) {
  int b;
  derive_bit(k, &b);
  if (b) // expect: branch
    return ok();
  return fail();
}
// function pointer
static int cmp_impl(const void *a, const void *b, size_t n) {
  return memcmp(a, b, n); // expect: compare
}
struct ops {
  int (*cmp)(const void *, const void *, size_t);
};
int viafp(SECRET const u8 *k, const u8 *q) {
  struct ops o = {cmp_impl};
  return o.cmp(k, q, 16);
}
// typedef secret
typedef SECRET u8 seed_t[32];
int sd(const seed_t *s, const u8 *q) {
  return memcmp(*s, q, 32); // expect: compare
}
// returned secret
SECRET char *get_password(void);
int login(const char *typed) {
  char *pw = get_password();
  return strcmp(pw, typed) ? -1 : 0; // expect: compare
}
// secret scalar
int otp(SECRET unsigned code, unsigned typed) {
  if (code == typed) // expect: branch
    return 1;
  return 0;
}
// == stored then branched
int otp2(SECRET unsigned code, unsigned typed) {
  bool same = code == typed;
  if (!same) // expect: branch
    return -1;
  return 0;
}
// int128
bool w128(SECRET unsigned __int128 a, unsigned __int128 b) {
  return a == b; // expect: width
}
// bit-field
struct flags {
  SECRET unsigned secretbits : 5;
  unsigned pub : 3;
};
int bf(struct flags f) {
  if (f.secretbits == 3) // expect: branch
    return 1;
  return 0;
}
// union
int un(SECRET u64 k) {
  union {
    u64 w;
    u8 b[8];
  } u;
  u.w = k;
  return u.b[0] == 7 ? 1 : 2; // expect: branch
}
// comma / stmt expr
int se(SECRET const u8 *k, const u8 *q) {
  return ({
    int d = memcmp(k, q, 4); // expect: compare
    d;
  });
}
// escape
extern void log_hex(const void *, size_t);
void lg(SECRET const u8 *k) {
  log_hex(k, 32); // expect: escape
}
// printf
void pf(SECRET const char *pw) {
  printf("%s\n", pw); // expect: escape
}
// vla
void vla(SECRET unsigned n) {
  char buf[n]; // expect: length
  log_hex(buf, 4);
}
// malloc size
void *ms(SECRET size_t n) {
  return malloc(n); // expect: length
}
// max loop (abs)
int ab(SECRET int x) {
  return x < 0 ? -x : x; // expect: branch
}
// comparator on sorting
static int by(const void *a, const void *b) {
  u32 x = *(const u32 *)a, y = *(const u32 *)b;
  return x < y ? -1 : x > y; // expect: branch
}
void sortk(SECRET u32 *k, size_t n) {
  qsort(k, n, 4, by); // expect: escape
}
// hex digit
static char hexd(unsigned v) {
  if (v < 10) // expect: branch
    return (char)('0' + v);
  return (char)('a' + v - 10);
}
void tohex(SECRET const u8 *k, SECRET char *o) {
  for (int i = 0; i < 16; i++)
    o[i] = hexd(k[i] & 15);
}
// isdigit table
int dg(SECRET const char *s) {
  return isdigit((u8)s[0]) ? 1 : 0; // expect: branch index
}
// float
int fp(SECRET double d) {
  return d * 2.0 > 1.0; // expect: latency
}
// recursion
int rec(SECRET const u8 *a, const u8 *b, int n) { //
  if (n == 0)
    return 1;
  return a[0] == b[0] && rec(a + 1, b + 1, n - 1); // expect: branch
}
// global
static SECRET u8 master[32];
int gl(const u8 *q) {
  return memcmp(master, q, 32); // expect: compare
}
// early exit by break with flag
int brk(SECRET const u8 *a, const u8 *b) {
  int i;
  for (i = 0; i < 32; i++) {
    u8 d = a[i] - b[i];
    if (d) // expect: branch
      break;
  }
  return i == 32;
}
// chunked
int chunk(SECRET const u8 *a, const u8 *b) {
  u64 x, y;
  memcpy(&x, a, 8);
  memcpy(&y, b, 8);
  if (x != y) // expect: branch
    return 0;
  memcpy(&x, a + 8, 8);
  memcpy(&y, b + 8, 8);
  return x == y;
}
// libjwt-like broken fix: length of secret
int jwt(SECRET const char *a, const char *b) {
  size_t la = strlen(a), lb = strlen(b); // expect: compare
  int ret = 0;
  size_t i, n = la < lb ? lb : la;
  for (i = 0; i < n; i++)
    ret |= a[i] ^ b[i];
  return ret | (la != lb);
}
// struct login by pointer, nested field
struct creds {
  struct {
    SECRET char hash[60];
    int ver;
  } stored;
  const char *name;
};
int login2(const struct creds *c, const char *h) {
  if (c->stored.ver != 2)
    return 0;
  return !strcmp(c->stored.hash, h); // expect: compare
}
// hex compare after encoding
void tohex2(char *o, const u8 *in, size_t n);
int hexcmp(SECRET const u8 *mac, const char *given) {
  char hex[65];
  for (int i = 0; i < 32; i++) {
    hex[2 * i] = "0123456789abcdef"[mac[i] >> 4]; // expect: index
    hex[2 * i + 1] = "0123456789abcdef"[mac[i] & 15]; // expect: index
  }
  hex[64] = 0;
  return strcmp(hex, given) == 0; // expect: compare
}
// xor then test in loop with return
int xr(SECRET const u8 *a, const u8 *b, size_t n) {
  u8 x = 0;
  for (size_t i = 0; i < n; i++) {
    x |= a[i] ^ b[i];
    if (x) // expect: branch
      return -1;
  }
  return 0;
}
// two at a time uint16 compare
int u16c(SECRET const u8 *a, const u8 *b) {
  const uint16_t *x = (const void *)a, *y = (const void *)b;
  for (int i = 0; i < 8; i++) {
    if (x[i] == y[i]) // expect: branch
      continue;
    return 1;
  }
  return 0;
}
// assert
#include <assert.h>
void as(SECRET const u8 *k) {
  assert(k[0] != 0); // expect: branch
}
// conditional store
void cs(SECRET int bit, int *out) {
  if (bit) // expect: branch
    *out = 1;
  else
    *out = 2;
}
// loop bound
int lb(SECRET unsigned n) {
  int r = 0;
  for (unsigned i = 0; i < n; i++) // expect: branch
    r += 3;
  return r;
}
// logical not
int ln(SECRET int x) {
  int y = !x;
  if (y) // expect: branch
    return 1;
  return 2;
}
// strtol of pin then compare
int pn(SECRET const char *pin, long want) {
  long v = strtol(pin, 0, 10); // expect: compare
  return v == want ? 1 : 0; // expect: branch
}
// global function pointer table with memcmp
typedef int (*cmpf)(const void *, const void *, size_t);
static const cmpf table[] = {memcmp};
int tb(SECRET const u8 *k, const u8 *q) {
  return table[0](k, q, 16); // expect: compare
}
// address-taken local filled by kdf
int kdf2(SECRET u8 *out, SECRET const u8 *in);
int vf(SECRET const u8 *in, const u8 *q) {
  SECRET u8 out[32];
  if (kdf2(out, in) < 0)
    return -1;
  if (memcmp(out, q, 32) == 0) // expect: compare
    return 0;
  return 1;
}
// return memcmp in ternary
const char *tn(SECRET const u8 *a, const u8 *b) {
  return memcmp(a, b, 8) ? "no" : "yes"; // expect: compare
}
// casted pointer
int cp(SECRET const u8 *a, u64 b) {
  return *(const u64 *)a == b ? 1 : 0; // expect: branch
}
// reverse loop
int rv(SECRET const u8 *a, const u8 *b, int n) {
  while (n-- > 0)
    if (a[n] != b[n]) // expect: branch
      return 0;
  return 1;
}
// via static helper returning pointer
static const u8 *skip(const u8 *p) {
  return p + 4;
}
int sh(SECRET const u8 *a, const u8 *b) {
  return memcmp(skip(a), b, 4); // expect: compare
}
// via struct return
struct mac {
  u8 b[16];
};
static struct mac compute(const u8 *k) {
  struct mac m;
  for (int i = 0; i < 16; i++)
    m.b[i] = k[i] ^ 3;
  return m;
}
int sr(SECRET const u8 *k, const u8 *q) {
  struct mac m = compute(k);
  return memcmp(&m, q, 16); // expect: compare
}
