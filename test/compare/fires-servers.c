// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Checks of passwords, tokens and paddings as programs write them, through helpers, tables and aliases.
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
struct hmac_ctx {
  u32 st[8];
  u64 len;
  SECRET u8 key[64];
};
void hmac_init(struct hmac_ctx *, SECRET const u8 *k, size_t n);
void hmac_final(struct hmac_ctx *, SECRET u8 out[32]);
void sha256(const void *, size_t, SECRET u8 out[32]);
SECRET char *get_password(const char *user);
SECRET const u8 *session_key(void);
/* 1 helper returns strcmp result */
static int str_equal(const char *a, const char *b) {
  return strcmp(a, b) == 0; // expect: compare
}
int login(const char *user, const char *given) {
  SECRET char *pw = get_password(user);
  return str_equal(pw, given);
}
/* 2 macro */
#define STREQ(a, b) (*(a) == *(b) && strcmp(a, b) == 0)
int login2(SECRET const char *pw, const char *given) {
  return STREQ(pw, given); // expect: branch compare
}
/* 3 direct from function returning secret */
int cookie(const u8 *c) {
  return !memcmp(session_key(), c, 32); // expect: compare
}
/* 4 out-param */
int token(const u8 *msg, size_t n, const u8 *tag) {
  u8 mac[32];
  sha256(msg, n, mac);
  if (memcmp(mac, tag, sizeof mac)) // expect: compare
    return -1;
  return 0;
}
/* 5 words */
int words(SECRET const u8 *a, const u8 *b) {
  const u64 *x = (const u64 *)a, *y = (const u64 *)b;
  return x[0] == y[0] && x[1] == y[1]; // expect: branch
}
/* 6 while with pointers */
int ptrloop(SECRET const u8 *a, const u8 *b, size_t n) {
  while (n--)
    if (*a++ != *b++) // expect: branch
      return 0;
  return 1;
}
/* 7 while both */
int cmp(SECRET const char *s, const char *t) {
  while (*s && *s == *t) // expect: branch
    s++, t++;
  return *s - *t;
}
/* 8 for condition */
int forc(SECRET const u8 *s, const u8 *t, int n) {
  int i;
  for (i = 0; i < n && s[i] == t[i]; i++) // expect: branch
    ;
  return i == n;
}
/* 9 break */
bool brk(SECRET const u8 *s, const u8 *t, int n) {
  bool ok = true;
  for (int i = 0; i < n; i++) {
    if (s[i] ^ t[i]) { // expect: branch
      ok = false;
      break;
    }
  }
  return ok;
}
/* 10 memcmp in ternary */
const char *tern(SECRET const u8 *s, const u8 *t) {
  return memcmp(s, t, 16) ? "bad" : "ok"; // expect: compare
}
/* 11 pin digits */
int pin(SECRET const char pin[4], const char *in) {
  for (int i = 0; i < 4; ++i) {
    if (pin[i] == in[i]) // expect: branch
      continue;
    return 0;
  }
  return 1;
}
/* 12 hex compare after converting */
static void tohex(const u8 *in, size_t n, char *out) {
  static const char h[] = "0123456789abcdef";
  for (size_t i = 0; i < n; i++) {
    out[2 * i] = h[in[i] >> 4]; // expect: index
    out[2 * i + 1] = h[in[i] & 15]; // expect: index
  }
}
int hexcmp(SECRET const u8 *mac, const char *hex) {
  char buf[65];
  tohex(mac, 32, buf);
  buf[64] = 0;
  return strcasecmp(buf, hex) == 0; // expect: compare
}
/* 13 struct pass */
struct creds {
  char user[32];
  SECRET char pass[64];
};
int auth(const struct creds *c, const char *u, const char *p) {
  return !strcmp(c->user, u) && !strcmp(c->pass, p); // expect: compare
}
int auth2(struct creds c, const char *p) {
  return strncmp(c.pass, p, sizeof c.pass) == 0; // expect: compare
}
/* 14 copy of struct */
int auth3(const struct creds *c, const char *p) {
  struct creds t = *c;
  return strcmp(t.pass, p); // expect: compare
}
/* 15 nested array of struct */
struct db {
  struct creds e[16];
  int n;
};
int find_user(const struct db *d, const char *u, const char *p) {
  for (int i = 0; i < d->n; i++)
    if (strcmp(d->e[i].user, u) == 0 && strcmp(d->e[i].pass, p) == 0) // expect: compare
      return i;
  return -1;
}
/* 16 padding oracle */
int unpad(SECRET const u8 *b, size_t n) {
  u8 p = b[n - 1];
  if (p == 0 || p > 16) // expect: branch
    return -1;
  for (size_t i = 0; i < p; i++) // expect: branch
    if (b[n - 1 - i] != p) // expect: branch
      return -1;
  return (int)(n - p);
}
/* 17 square multiply */
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
/* 18 naf digit switch */
void point_add(u64 *, int);
void naf(SECRET const signed char *d, u64 *p) {
  for (int i = 255; i >= 0; i--)
    switch (d[i]) { // expect: branch
    case 1:
      point_add(p, 1);
      break;
    case -1:
      point_add(p, -1);
      break;
    default:
      break;
    }
}
/* 19 lookup */
extern const u8 sbox[256];
void subbytes(SECRET u8 *s) {
  for (int i = 0; i < 16; i++)
    s[i] = sbox[s[i]]; // expect: index
}
/* 20 kyberslash */
void poly_tomsg(u8 *msg, SECRET const int16_t *c) {
  for (int i = 0; i < 32; i++) {
    msg[i] = 0;
    for (int j = 0; j < 8; j++) {
      u32 t = (u32)c[8 * i + j];
      t += ((int16_t)t >> 15) & 3329;
      t = (((t << 1) + 3329 / 2) / 3329) & 1; // expect: latency
      msg[i] |= t << j;
    }
  }
}
/* 21 function pointer */
typedef int (*cmp_fn)(const void *, const void *, size_t);
int viaptr(SECRET const u8 *a, const u8 *b) {
  cmp_fn f = memcmp;
  return f(a, b, 16) == 0; // expect: compare
}
/* 22 vtable */
struct ops {
  int (*eq)(const void *, const void *, size_t);
};
static int slow_eq(const void *a, const void *b, size_t n) {
  return memcmp(a, b, n) == 0; // expect: compare
}
static const struct ops table = {.eq = slow_eq};
int viavt(SECRET const u8 *a, const u8 *b) {
  return table.eq(a, b, 16);
}
/* 23 union */
union blk {
  u8 b[16];
  u64 q[2];
};
int viaunion(SECRET const u8 *a, const u8 *b) {
  union blk x, y;
  memcpy(x.b, a, 16);
  memcpy(y.b, b, 16);
  return x.q[0] == y.q[0] && x.q[1] == y.q[1]; // expect: branch
}
/* 24 static global */
static SECRET u8 master[32];
int master_is(const u8 *b) {
  return bcmp(master, b, 32) == 0; // expect: compare
}
