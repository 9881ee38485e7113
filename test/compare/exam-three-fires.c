// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A third exam, written without a look at the first: what must fire in C, from fixes in servers and libraries.
// RUN: %score %s
#include <assert.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <zeroize/secret.h>
typedef uint8_t u8;
typedef uint32_t u32;
typedef uint64_t u64;
// 1
static void lend(const u8 *k, const u8 **out) { *out = k; }
int h1(SECRET const u8 *k, const u8 *g) { const u8 *p; lend(k, &p); return memcmp(p, g, 16); } // expect: compare
// 2
int h2(SECRET const char *text, int given) {
  int pin = atoi(text); // expect: compare
  if (pin == given) // expect: branch
    return 1;
  return 0;
}
// 3
int h3(SECRET const char *t, unsigned long given) { return strtoul(t, NULL, 16) == given ? 1 : 0; } // expect: branch compare
// 4
int h4(SECRET const char *a, const char *g) {
  char b[64];
  strncpy(b, a, sizeof b - 1);
  strncat(b, "x", 1);
  return strcmp(b, g); // expect: compare
}
// 5
int h5(SECRET u8 x, int d) { return x ?: d; } // expect: branch
// 6
int h6(SECRET const u8 *a, const u8 *b, size_t n) {
  int d = 0;
  while (n-- > 0 && (d = *a++ - *b++) == 0) // expect: branch
    ;
  return d;
}
// 7
#define likely(x) __builtin_expect(!!(x), 1)
int h7(SECRET const u8 *a) {
  if (likely(a[0] == 3)) // expect: branch
    return 1;
  return 0;
}
// 8
void h8(SECRET const u8 *a, const u8 *b) { assert(memcmp(a, b, 16) == 0); } // expect: compare
// 9
int h9(SECRET const u8 *a, const u8 *b) {
  int r;
  if ((r = memcmp(a, b, 16)) != 0) // expect: compare
    return r;
  return 0;
}
// 10
int h10(SECRET const u8 *a, const u8 *b, size_t n) {
  int diff = 0;
  for (size_t i = 0; i < n; i++) {
    diff = a[i] - b[i];
    if (diff != 0) // expect: branch
      break;
  }
  return diff;
}
// 11
int h11(SECRET const u8 *k, const u8 *pub, int flag) {
  const u8 *p = flag ? k : pub;
  if (p[0] == 1) // expect: branch
    return 1;
  return 0;
}
// 12
static int first(int n, ...) {
  va_list ap;
  va_start(ap, n);
  int v = va_arg(ap, int);
  va_end(ap);
  return v > 3 ? 1 : 0; // expect: branch
}
int h12(SECRET int k) { return first(1, k); }
// 13
int h13(SECRET unsigned x) {
  switch (x) { // expect: branch
  case 0 ... 9:
    return 1;
  default:
    return 2;
  }
}
// 14
struct inner { u8 tag[8]; int n; };
struct outer { struct inner list[4]; int count; };
int h14(SECRET const u8 *k, int i) {
  struct outer o = {.count = 4};
  memcpy(o.list[i].tag, k, 8);
  if (o.list[i].n == 3)
    return 2;
  return o.list[i].tag[0] == 1 ? 1 : 0; // expect: branch
}
// 15
static struct inner make15(const u8 *k) { struct inner r = {.n = 8}; memcpy(r.tag, k, 8); return r; }
int h15(SECRET const u8 *k, const u8 *g) { struct inner i = make15(k); return i.n == 8 && memcmp(i.tag, g, 8) == 0; } // expect: compare
// 16
int h16(SECRET const u8 *k, const u8 *g) {
  u64 a, b;
  memcpy(&a, k, 8);
  memcpy(&b, g, 8);
  if (a == b) // expect: branch
    return 1;
  return 0;
}
// 17
int h17(const char *given) {
  SECRET const char *token = getenv("API_TOKEN");
  if (token == NULL)
    return -1;
  return strcmp(token, given) == 0; // expect: compare
}
// 18
bool h18(SECRET const u8 *k, const u8 *g) {
  bool ok = true;
  for (int i = 0; i < 16; i++)
    ok = ok && k[i] == g[i]; // expect: branch
  return ok;
}
// 19 several passwords
int h19(SECRET const char *const words[], size_t n, const char *g) {
  for (size_t i = 0; i < n; i++)
    if (strcmp(words[i], g) == 0) // expect: compare
      return (int)i;
  return -1;
}
// 20 double pointer and pointer arithmetic from the end
int h20(SECRET const u8 *p, size_t n) {
  const u8 *end = p + n;
  while (end > p && end[-1] == 0) // expect: branch
    end--;
  return (int)(end - p);
}
// 21 typedef'd marked array
typedef SECRET u8 block[16];
struct ctx21 { block b; int n; };
int h21(struct ctx21 *c) {
  block local;
  memcpy(local, c->b, 16);
  if (local[3]) // expect: branch
    return c->n;
  return 0;
}
// 22 secret by sscanf of a secret
int h22(SECRET const char *text) {
  int v = 0;
  sscanf(text, "%d", &v); // expect: compare
  if (v > 3) // expect: branch
    return 1;
  return 0;
}
// 23 snprintf, then strcmp
int h23(SECRET u32 code, const char *g) {
  char t[8];
  snprintf(t, sizeof t, "%06u", code);
  return strcmp(t, g) == 0; // expect: compare
}
// 24 a flag in a field
struct res { int bad; };
void h24(struct res *r, SECRET const u8 *a, const u8 *b) {
  for (int i = 0; i < 16; i++)
    if (a[i] != b[i]) // expect: branch
      r->bad = 1;
}
// 25 memcmp behind a macro of a header, negated by another
#define DIGEST_EQ(a, b) (!memcmp((a), (b), 32))
#define DIGEST_NE(a, b) (!DIGEST_EQ(a, b))
int h25(SECRET const u8 *a, const u8 *b) { return DIGEST_NE(a, b) ? -1 : 0; } // expect: compare
// 27 memchr for a NUL in a secret
size_t h27(SECRET const u8 *p, size_t n) {
  const u8 *z = memchr(p, 0, n); // expect: compare
  return z ? (size_t)(z - p) : n;
}
// 28 xor'd then tested
int h28(SECRET u32 k, u32 g) {
  u32 d = k ^ g;
  if (d & 0x80000000u) // expect: branch
    return 1;
  return 0;
}
// 29 secret-dependent shift on a wide type
unsigned __int128 h29(unsigned __int128 x, SECRET unsigned n) { return x << n; } // expect: latency
// 30 secret loop counter through a helper
static int bits(u32 x) { int n = 0; while (x) { n++; x >>= 1; } return n; } // expect: branch
int h30(SECRET u32 x) { return bits(x); }
// 31 stored function pointer
struct ops { int (*cmp)(const void *, const void *, size_t); };
static const struct ops plain = {memcmp};
int h31(SECRET const u8 *k, const u8 *g) { return plain.cmp(k, g, 16) == 0; } // expect: compare
// 32 local function pointer
int h32(SECRET const u8 *k, const u8 *g) { int (*f)(const void *, const void *, size_t) = memcmp; return f(k, g, 16); } // expect: compare
// 33 the key in a union of records
struct a33 { int kind; u8 key[16]; };
struct b33 { int kind; u32 n; };
union u33 { struct a33 a; struct b33 b; };
int h33(union u33 *u, SECRET const u8 *k, const u8 *g) { memcpy(u->a.key, k, 16); return u->a.kind == 1 && !memcmp(u->a.key, g, 16); } // expect: compare
// 34 compares through void * after a cast chain
int h34(SECRET const u32 *k, const void *g) { const void *v = k; const char *c = v; return memcmp(c + 4, g, 12); } // expect: compare
// 35 static array in a function
int h35(SECRET const u8 *k, const u8 *g) {
  static u8 cache[16];
  memcpy(cache, k, 16);
  return memcmp(cache, g, 16) == 0; // expect: compare
}
// 36 struct copy through array of structs
int h36(SECRET const u8 *k, const u8 *g) {
  struct inner t[2] = {{{0}, 0}, {{0}, 0}}, *p = &t[1];
  memcpy(p->tag, k, 8);
  t[0] = *p;
  return memcmp(t[0].tag, g, 8) != 0; // expect: compare
}
// 37 loop over an int from a secret byte pair
int h37(SECRET const u8 *p) {
  size_t len = (size_t)p[0] << 8 | p[1];
  if (len > 100) // expect: branch
    return -1;
  return 0;
}
// 38 complex ternary as an argument
int abs_(int);
int h38(SECRET int a, int b) { return (a > b ? a : b) + 1; } // expect: branch
// 39 parity of a point
int h39(SECRET const u8 *y, u8 out[33]) { out[0] = y[31] & 1 ? 3 : 2; return 0; } // expect: branch
// 40 RC4-like swap
void h40(SECRET u8 s[256], SECRET const u8 *k, size_t n) {
  u8 j = 0;
  for (int i = 0; i < 256; i++) {
    j = (u8)(j + s[i] + k[(size_t)i % n]);
    u8 t = s[i];
    s[i] = s[j]; // expect: index
    s[j] = t; // expect: index
  }
}
