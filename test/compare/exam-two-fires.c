// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A second exam, written without a look at the first: what must fire in C, from fixes in servers and libraries.
// RUN: %score %s
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <wchar.h>
#include <zeroize/secret.h>
typedef uint8_t u8;
typedef uint32_t u32;
typedef uint64_t u64;

// 1 OpenVPN CVE-2025-13086: HMAC of a session id, checked inside of a loop over time windows.
bool hmac_of(SECRET const u8 *key, int64_t when, SECRET u8 out[32]);
bool check_session_id_hmac(SECRET const u8 *key, const u8 *got, int64_t now) {
  for (int offset = -2; offset <= 1; offset++) {
    SECRET u8 expected[32];
    if (!hmac_of(key, now + offset, expected))
      return false;
    if (memcmp(got, expected, 8) == 0) // expect: compare
      return true;
  }
  return false;
}
// 2 HTTP basic authentication
struct credentials { const char *user; SECRET const char *password; };
int basic_auth(const struct credentials *db, size_t n, const char *user, const char *pass) {
  for (size_t i = 0; i < n; i++)
    if (!strcmp(db[i].user, user) && !strcmp(db[i].password, pass)) // expect: compare
      return 1;
  return 0;
}
// 3 PKCS#7 padding scan
int unpad(SECRET const u8 *plain, size_t n) {
  u8 pad = plain[n - 1];
  if (pad == 0 || pad > 16) // expect: branch
    return -1;
  for (size_t i = n - pad; i < n; i++) // expect: branch
    if (plain[i] != pad) // expect: branch index
      return -1;
  return (int)n - pad;
}
// 4 PKCS#1 v1.5: looks for the zero
long rsa_unpad(SECRET const u8 *em, size_t n) {
  size_t i = 2;
  while (i < n && em[i] != 0) // expect: branch
    i++;
  return i == n ? -1 : (long)i + 1;
}
// 5 OAEP, Manger: first byte
int oaep(SECRET const u8 *em) {
  int bad = em[0];
  switch (bad) { // expect: branch
  case 0:
    return 0;
  default:
    return -1;
  }
}
// 6 square and multiply
u64 modexp(u64 base, SECRET u64 e, u64 m) {
  u64 r = 1;
  while (e) { // expect: branch
    if (e & 1) // expect: branch
      r = r * base % m;
    base = base * base % m;
    e >>= 1;
  }
  return r;
}
// 7 double and add, bit by a helper
static int bit(const u8 *k, unsigned i) { return k[i >> 3] >> (i & 7) & 1; }
struct point { u64 x[4], y[4]; };
void dbl(SECRET struct point *p);
void add(SECRET struct point *p, const struct point *q);
void scalar_mult(SECRET struct point *r, const struct point *p, SECRET const u8 k[32]) {
  for (int i = 255; i >= 0; i--) {
    dbl(r);
    if (bit(k, (unsigned)i)) // expect: branch
      add(r, p);
  }
}
// 8 window table
static const u32 sbox[256] = {1, 2, 3};
u32 sub_word(SECRET u32 w) {
  return sbox[w & 255] | sbox[w >> 8 & 255] << 8; // expect: index
}
// 9 KyberSlash 1
void poly_tomsg(u8 msg[32], SECRET const int16_t *c) {
  for (int i = 0; i < 32; i++) {
    msg[i] = 0;
    for (int j = 0; j < 8; j++) {
      u32 t = (u32)c[8 * i + j];
      t = (((t << 1) + 1664) / 3329) & 1; // expect: latency
      msg[i] |= (u8)(t << j);
    }
  }
}
// 10 HOTP: digits by %
int hotp(SECRET const u8 *hs, int given) {
  int offset = hs[19] & 15;
  u32 code = (u32)(hs[offset] & 0x7f) << 24 | (u32)hs[offset + 1] << 16 | (u32)hs[offset + 2] << 8 | hs[offset + 3]; // expect: index
  return (int)(code % 1000000) == given; // expect: latency
}
// 11 TOTP code compared in an if
int totp_value(SECRET const u8 *key, u64 step, SECRET u32 *out);
int totp_check(SECRET const u8 *key, u64 now, u32 given) {
  for (int w = -1; w <= 1; w++) {
    SECRET u32 code;
    totp_value(key, now / 30 + (u64)w, &code);
    if (code == given) // expect: branch
      return 1;
  }
  return 0;
}
// 12 TLS Finished
struct handshake { SECRET u8 verify_data[12]; size_t verify_len; };
int finished(struct handshake *h, const u8 *msg, size_t n) {
  if (n != h->verify_len)
    return -1;
  return memcmp(msg, h->verify_data, h->verify_len) ? -2 : 0; // expect: compare
}
// 13 PIN retry loop
static SECRET u8 pin[4];
static int tries = 3;
int verify_pin(const u8 *in) {
  bool ok = true;
  if (!tries)
    return -1;
  for (int i = 0; i < 4 && ok; i++)
    if (in[i] != pin[i]) // expect: branch
      ok = false;
  if (ok)
    tries = 3;
  else
    tries--;
  return ok;
}
// 14 SRP: M1, compared by bcmp through a macro
#define MEMEQ(a, b, n) (bcmp((a), (b), (n)) == 0)
int srp_verify(SECRET const u8 *m1, const u8 *client) {
  return MEMEQ(m1, client, 32) ? 0 : 1; // expect: compare
}
// 15 SSH packet MAC behind a function pointer with a marked typedef
typedef int mac_fn(SECRET const u8 *key, const u8 *data, size_t n, SECRET u8 *out);
struct mac { mac_fn *compute; u8 key[64]; size_t len; };
int ssh_packet_check(const struct mac *m, SECRET const u8 *key, const u8 *packet, size_t n, const u8 *theirs) {
  u8 ours[64];
  if (m->compute(key, packet, n, ours) != 0)
    return -1;
  if (memcmp(ours, theirs, m->len) != 0) // expect: compare
    return -2;
  return 0;
}
// 16 _Generic chooses the comparison
#define same(a, b, n) _Generic((a), const char *: strncmp((const char *)(a), (const char *)(b), n), default: memcmp(a, b, n))
int chosen(SECRET const u8 *k, const u8 *g) {
  return same(k, g, 16) != 0; // expect: compare
}
// 17 statement expression
#define CHECK(a, b, n) ({ int r_ = memcmp(a, b, n); r_ == 0; })
int in_statement(SECRET const u8 *k, const u8 *g) {
  if (CHECK(k, g, 16)) // expect: compare
    return 1;
  return 0;
}
// 18 bit field
struct flags { SECRET unsigned coin : 1; unsigned open : 3; };
int bitfield(struct flags f) {
  if (f.coin) // expect: branch
    return f.open;
  return 0;
}
// 19 union view
union view { u64 words[4]; u8 bytes[32]; };
int through_union(SECRET const u8 *k, u64 w) {
  union view v;
  memcpy(v.bytes, k, 32);
  return v.words[0] > w ? 1 : 0; // expect: branch
}
// 20 designated initialiser
struct request { int kind; u32 nonce; const u8 *data; };
static int handle(struct request r) {
  if (r.nonce == 7) // expect: branch
    return 1;
  return r.kind ? 2 : 3;
}
int designated(SECRET const u32 *n) { return handle((struct request){.kind = 3, .nonce = *n}); }
// 21 compound literal
int literal(SECRET u8 a, SECRET u8 b, const u8 *g) {
  return memcmp((u8[]){a, b}, g, 2) == 0; // expect: compare
}
// 22 hex digit of a key by ?:
void to_hex(SECRET char *out, SECRET const u8 *k, size_t n) {
  for (size_t i = 0; i < n; i++) {
    u8 h = k[i] >> 4;
    out[2 * i] = (char)(h < 10 ? h + '0' : h + 'a' - 10); // expect: branch
    out[2 * i + 1] = "0123456789abcdef"[k[i] & 15]; // expect: index
  }
}
// 23 base64 of a key, chain of ifs
int b64_value(SECRET char c) {
  if (c >= 'A' && c <= 'Z') // expect: branch
    return c - 'A';
  return -1;
}
// 24 static inline wrappers, three levels
static inline int lib_memcmp(const void *a, const void *b, size_t n) { return memcmp(a, b, n); } // expect: compare
static inline int lib_equal(const void *a, const void *b, size_t n) { return lib_memcmp(a, b, n) == 0; }
static inline bool tag_ok(const u8 *a, const u8 *b) { return lib_equal(a, b, 16); }
bool decrypt_check(SECRET const u8 *tag, const u8 *got) { return tag_ok(tag, got); }
// 25 early return with goto
int with_goto(SECRET const u8 *t, const u8 *g) {
  int rc = -1;
  for (int i = 0; i < 16; i++)
    if (t[i] ^ g[i]) // expect: branch
      goto out;
  rc = 0;
out:
  return rc;
}
// 26 pointers that walk
int walk(SECRET const u8 *a, const u8 *b, size_t n) {
  while (n && *a == *b) { // expect: branch
    a++, b++, n--;
  }
  return n == 0;
}
// 27 word by word
int words(SECRET const u64 *a, const u64 *b) {
  return a[0] == b[0] && a[1] == b[1]; // expect: branch
}
// 28 difference kept, but left early
int leaves(SECRET const u8 *a, const u8 *b, size_t n) {
  u8 d = 0;
  for (size_t i = 0; i < n; i++) {
    d |= a[i] ^ b[i];
    if (d) // expect: branch
      break;
  }
  return d == 0;
}
// 29 conditional subtraction
void reduce(SECRET u32 *c) {
  for (int i = 0; i < 256; i++)
    if (c[i] >= 3329) // expect: branch
      c[i] -= 3329;
}
// 30 rejection by norm
int norm(SECRET const int32_t *a, int32_t bound) {
  for (int i = 0; i < 256; i++) {
    int32_t t = a[i] >> 31;
    t = a[i] - (t & 2 * a[i]);
    if (t >= bound) // expect: branch
      return 1;
  }
  return 0;
}
// 31 implicit rejection (FO) by if
int kem_dec(SECRET u8 *ss, const u8 *ct, SECRET const u8 *cmp, SECRET const u8 *z, SECRET const u8 *kr) {
  int fail = memcmp(ct, cmp, 1088); // expect: compare
  memcpy(ss, kr, 32);
  if (fail)
    memcpy(ss, z, 32);
  return 0;
}
// 32 JWT: strcmp of the signature (libjwt CVE)
char *base64url(const u8 *in, size_t n);
int jwt_verify_hs(SECRET const u8 *mac, const char *sig) {
  char text[64];
  for (int i = 0; i < 32; i++)
    text[i] = (char)(mac[i] | 64);
  text[32] = 0;
  return strcmp(text, sig) ? -1 : 0; // expect: compare
}
// 33 libjwt's broken fix
static int jwt_strcmp(const char *a, const char *b) {
  size_t la = strlen(a), lb = strlen(b); // expect: compare
  int ret = (int)(la - lb);
  for (size_t i = 0; i < la && i < lb; i++) {
    ret |= a[i] ^ b[i];
    if (ret) // expect: branch
      break;
  }
  return ret;
}
int jwt_fixed(SECRET const char *mac, const char *sig) { return jwt_strcmp(mac, sig) == 0; }
// 34 hash table looked up by a session token
struct session { struct session *next; SECRET char token[33]; int user; };
int find_session(struct session *s, const char *token) {
  for (; s; s = s->next)
    if (strncmp(s->token, token, 32) == 0) // expect: compare
      return s->user;
  return -1;
}
// 35 length of a secret
void send_padded(SECRET const u8 *msg, SECRET size_t n, u8 *out) {
  memcpy(out, msg, n); // expect: length
}
// 36 VLA by a secret
u8 vla(SECRET unsigned n) {
  u8 buf[n + 1]; // expect: length
  buf[0] = 1;
  return buf[0];
}
// 37 CBC: MAC position (Lucky 13)
void lucky(SECRET const u8 *plain, size_t n, u8 *mac) {
  size_t pad = plain[n - 1];
  size_t len = n - pad - 20;
  memmove(mac, plain + len, 20); // expect: index
}
// 38 strstr for a secret
int leaked(const char *log, SECRET const char *password) {
  return strstr(log, password) != NULL; // expect: compare
}
// 39 strcasecmp of a hex digest
int digest(SECRET const char *hex, const char *given) {
  if (strcasecmp(hex, given)) // expect: compare
    return -1;
  return 0;
}
// 40 wide characters
int wide(SECRET const wchar_t *p, const wchar_t *g) { return wcscmp(p, g) == 0; } // expect: compare
// 41 crypt() result
char *crypt(SECRET const char *phrase, const char *setting);
int login(SECRET const char *phrase, SECRET const char *stored) {
  const char *made = crypt(phrase, "$6$salt");
  return made && strcmp(made, stored) == 0; // expect: compare
}
// 42 do-while
int dowhile(SECRET const u8 *a, const u8 *b) {
  int i = 0;
  do {
    if (a[i] < b[i]) // expect: branch
      return -1;
  } while (++i < 32);
  return 0;
}
// 43 the sign of a number
int sign(SECRET int x) { return x < 0 ? -1 : x > 0; } // expect: branch
// 44 memcmp result in a variable that is tested later
int stored(SECRET const u8 *t, const u8 *g) {
  int r = memcmp(t, g, 16); // expect: compare
  if (r != 0)
    return -1;
  return 0;
}
// 45 secret floating point
double noise(SECRET double x) { return x * 1.5; } // expect: latency
// 46 recursive comparison
static int rec(const u8 *a, const u8 *b, size_t n) {
  if (n == 0)
    return 1;
  if (*a != *b) // expect: branch
    return 0;
  return rec(a + 1, b + 1, n - 1);
}
int recursive(SECRET const u8 *a, const u8 *b) { return rec(a, b, 16); }
// 47 callback: bsearch with a comparator
static int by_key(const void *a, const void *b) { return memcmp(a, b, 32); }
void *find_key(SECRET const u8 *key, const void *table, size_t n) { return bsearch(key, table, n, 40, by_key); } // expect: compare
// 48 struct assigned, then tested
struct mac16 { u8 b[16]; };
int assigned(SECRET const struct mac16 *m, const u8 *g) {
  struct mac16 copy = *m, again;
  again = copy;
  return !memcmp(again.b, g, sizeof again.b); // expect: compare
}
// 49 an escape
void trace(const char *fmt, ...);
void debug(SECRET const u8 *key) { trace("key %02x", key[0]); } // expect: escape
// 50 wide ==
_Bool wide_equal(SECRET const unsigned __int128 *a, unsigned __int128 b) { return *a == b; } // expect: width
// 51 polarity
int CRYPTO_memcmp(const void *, const void *, size_t);
int mac_equal(SECRET const u8 *a, const u8 *b) { return CRYPTO_memcmp(a, b, 16); } // expect: polarity
// 52 polarity in an if
enum { OK = 0, FAIL = -1 };
int accept_tag(SECRET const u8 *a, const u8 *b) {
  if (CRYPTO_memcmp(a, b, 16)) // expect: polarity
    return OK;
  else
    return FAIL;
}
// 53 modular inverse
u32 inverse(SECRET u32 a) {
  u32 b = 65537, x = 0;
  while (a > 1) { // expect: branch
    x += b / a; // expect: latency
    a = b % a; // expect: latency
  }
  return x;
}
// 54 the secret is selected by && in an expression
int both(SECRET int a, int b) { int r = a && b; return r; } // expect: branch
// 55 logical not as a statement of an if with a call between
static u32 load32(const u8 *p) { return (u32)p[0] | (u32)p[1] << 8 | (u32)p[2] << 16 | (u32)p[3] << 24; }
int first_word(SECRET const u8 *k) {
  if (!load32(k)) // expect: branch
    return -1;
  return 0;
}
// 56 out-parameter
static void split(const u8 *k, u8 *hi, u8 *lo) { *hi = k[0] >> 4; *lo = k[0] & 15; }
int nibble(SECRET const u8 *k) {
  u8 h, l;
  split(k, &h, &l);
  return l > 9 ? 1 : 0; // expect: branch
}
// 57 table of function pointers indexed by a secret
static int op0(int x) { return x; }
static int op1(int x) { return -x; }
int dispatch(SECRET unsigned k, int x) {
  static int (*const ops[2])(int) = {op0, op1};
  return ops[k & 1](x); // expect: index
}
// 58 loop bound
int trailing(SECRET u32 x) {
  int n = 0;
  for (; !(x & 1); x >>= 1) // expect: branch
    n++;
  return n;
}
// 59 realloc'd copy
int grown(SECRET const char *p, const char *g) {
  char *c = strdup(p);
  if (!c)
    return -1;
  char *d = realloc(c, 128);
  if (!d) {
    free(c);
    return -1;
  }
  int r = strcmp(d, g); // expect: compare
  free(d);
  return r;
}
// 60 computed goto
int jump(SECRET unsigned x) {
  static void *const to[] = {&&a, &&b};
  goto *to[x & 1]; // expect: index
a:
  return 1;
b:
  return 2;
}
