// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Guards against silence where servers and password managers check what they were sent: logins, cookies, tokens.
// RUN: %score %s
#define _GNU_SOURCE
#include <ctype.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <wchar.h>
#include <zeroize/secret.h>

typedef unsigned char u8;
struct config {
  char host[64];
  SECRET char api_token[65];
  SECRET char *admin_password;
  int port;
};
struct request {
  const char *path;
  const char *authorization;
  const char *cookie;
};
void hmac_sha256(SECRET const u8 *key, size_t key_len, const void *msg, size_t n, SECRET u8 out[32]);
void sha256(SECRET const void *msg, size_t n, SECRET u8 out[32]);
const char *header(const struct request *, const char *);
int send_status(int);

int check_bearer(const struct config *c, const struct request *r) {
  static const char prefix[] = "Bearer ";
  if (!r->authorization || strncmp(r->authorization, prefix, sizeof prefix - 1) != 0)
    return send_status(401);
  if (strcmp(r->authorization + sizeof prefix - 1, c->api_token) != 0) // expect: compare
    return send_status(403);
  return 0;
}
bool admin_login(struct config *c, const char *given) {
  return c->admin_password != NULL && given != NULL && !strcmp(given, c->admin_password); // expect: compare
}
static void to_hex(const u8 *in, size_t n, char *out) {
  for (size_t i = 0; i < n; i++)
    snprintf(out + 2 * i, 3, "%02x", in[i]);
}
int verify_cookie(SECRET const u8 *key, const char *user, const char *sig) {
  u8 mac[32];
  char text[65];
  hmac_sha256(key, 32, user, strlen(user), mac);
  to_hex(mac, sizeof mac, text);
  if (strlen(sig) != 64)
    return 0;
  return strncasecmp(text, sig, 64) == 0; // expect: compare
}
struct csrf {
  u8 token[16];
  long expires;
};
int csrf_ok(SECRET const u8 *session_key, const u8 *posted, size_t n, long now) {
  struct csrf c;
  c.expires = now + 600;
  hmac_sha256(session_key, 32, &c.expires, sizeof c.expires, c.token);
  if (n != sizeof c.token)
    return 0;
  for (size_t i = 0; i < n; ++i) {
    if (posted[i] == c.token[i]) // expect: branch
      continue;
    return 0;
  }
  return 1;
}
struct ssl {
  struct {
    SECRET u8 master[48];
    u8 verify_data[12];
    unsigned verify_len;
  } hs;
  int state;
};
void prf(SECRET const u8 *master, const char *label, SECRET u8 *out, unsigned n);
int tls_finished(struct ssl *s, const u8 *msg, unsigned n) {
  u8 expected[12];
  if (n != 12)
    return -1;
  prf(s->hs.master, "client finished", expected, 12);
  if (bcmp(msg, expected, n)) { // expect: compare
    s->state = 0;
    return -2;
  }
  s->state = 1;
  return 0;
}
int webhook(SECRET const char *secret, const char *body, size_t n, const char *sig) {
  u8 digest[32], given[32];
  hmac_sha256((const u8 *)secret, 20, body, n, digest);
  for (int i = 0; i < 32; i++) {
    unsigned v;
    if (sscanf(sig + 2 * i, "%2x", &v) != 1)
      return 0;
    given[i] = (u8)v;
  }
  int i = 0;
  while (i < 32 && digest[i] == given[i]) // expect: branch
    i++;
  return i == 32;
}
int pin_ok(SECRET unsigned pin, unsigned entered) {
  return pin == entered ? 1 : 0; // expect: branch
}
int pin_digits(SECRET const char pin[4], const char *entered) {
  int ok = 1;
  for (int i = 0; i < 4 && ok; i++) // expect: branch
    ok = pin[i] == entered[i];
  return ok;
}
int pin_string(SECRET const char *pin, const char *entered) {
  const char *p = pin;
  for (; *p; p++, entered++) // expect: branch
    if (*p - *entered)       // expect: branch
      return 0;
  return !*entered;
}
static int my_strcmp(const char *s, const char *t) {
  while (*s == *t && *s != '\0') { // expect: branch
    s++, t++;
  }
  return (u8)*s - (u8)*t;
}
int login_hand(SECRET const char *pw, const char *typed) { return my_strcmp(pw, typed); }
char *crypt(const char *, const char *);
int check_shadow(SECRET const char *hash, const char *typed) {
  const char *got = crypt(typed, "salt");
  return got && strcmp(got, hash) == 0; // expect: compare
}
struct entry {
  char *title;
  SECRET char *password;
  struct entry *next;
};
struct entry *reuse(struct entry *head, const char *pw) {
  for (struct entry *e = head; e; e = e->next)
    if (strcmp(e->password, pw) == 0) // expect: compare
      return e;
  return NULL;
}
int duplicates(const struct entry *a, const struct entry *b) {
  return !strcmp(a->title, b->title) && !strcmp(a->password, b->password); // expect: compare
}
int wide_password(SECRET const wchar_t *pw, const wchar_t *given, size_t n) {
  return wmemcmp(pw, given, n) == 0 && // expect: compare
         wcscmp(pw, given) == 0;       // expect: compare
}
int contains(SECRET const char *pw, const char *word) {
  if (strstr(pw, word)) // expect: compare
    return 1;
  return 0;
}
int has_secret_in(const char *log, SECRET const char *token) {
  return strcasestr(log, token) != NULL; // expect: compare
}
int strength(SECRET const char *pw) {
  int digits = 0;
  for (int i = 0; i < 12; i++)
    if (isdigit((u8)pw[i])) // expect: branch index
      digits++;
  return digits;
}
int equal_words(SECRET const u8 *a, const u8 *b) {
  uint64_t x[2], y[2];
  memcpy(x, a, 16);
  memcpy(y, b, 16);
  return x[0] == y[0] && x[1] == y[1]; // expect: branch
}
int equal_words_if(SECRET const u8 *a, const u8 *b) {
  uint64_t x, y;
  memcpy(&x, a, sizeof x);
  memcpy(&y, b, sizeof y);
  if (x != y) // expect: branch
    return 0;
  return 1;
}
enum { OK, BAD, MAYBE };
int classify(SECRET const u8 *mac, const u8 *got) {
  int d = memcmp(mac, got, 32); // expect: compare
  switch (d) {
  case 0:
    return OK;
  default:
    return BAD;
  }
}
struct cache {
  SECRET u8 key[32];
  int value;
};
static int by_key(const void *a, const void *b) {
  return memcmp(((const struct cache *)a)->key, ((const struct cache *)b)->key, 32); // expect: compare
}
void sort_cache(struct cache *c, size_t n) {
  qsort(c, n, sizeof *c, by_key); // expect: escape
}
int totp(SECRET const u8 *seed, unsigned code, uint64_t t) {
  u8 mac[32];
  hmac_sha256(seed, 20, &t, sizeof t, mac);
  unsigned off = mac[31] & 15;
  unsigned v = (mac[off] & 0x7f) << 24 | mac[off + 1] << 16 | mac[off + 2] << 8 | mac[off + 3]; // expect: index
  v %= 1000000;     // expect: latency
  if (v == code)    // expect: branch
    return 1;
  return 0;
}
int license(SECRET const char *serial, const char *given) {
  size_t n = strlen(given);
  size_t i;
  for (i = 0; i < n; i++)
    if (toupper((u8)given[i]) != serial[i]) // expect: branch
      break;
  return i == n;
}
static bool secure_eq(const char *a, const char *b) {
  if (strlen(a) != strlen(b)) // expect: compare
    return false;
  return strcmp(a, b) == 0; // expect: compare
}
bool basic_auth(const struct config *c, const char *pass) { return secure_eq(c->admin_password, pass); }
int goto_style(SECRET const u8 *tag, const u8 *computed) {
  int rv = -1;
  if (memcmp(tag, computed, 16)) // expect: compare
    goto done;
  rv = 0;
done:
  return rv;
}
int conditional_assign(SECRET const u8 *tag, const u8 *computed) {
  int rv;
  rv = memcmp(tag, computed, 16) ? -1 : 0; // expect: compare
  return rv;
}
void callback(SECRET const u8 *tag, const u8 *got, void (*done)(int ok)) {
  done(memcmp(tag, got, 16) == 0); // expect: compare
}
int memchr_key(SECRET const u8 *key) {
  return memchr(key, 0, 32) != NULL; // expect: compare
}
int memmem_key(const u8 *dump, size_t n, SECRET const u8 *key) {
  return memmem(dump, n, key, 32) != NULL; // expect: compare
}
int all_zero(SECRET const u8 *key) {
  static const u8 zero[32];
  return memcmp(key, zero, sizeof zero) == 0; // expect: compare
}
int any_nonzero(SECRET const u8 *key) {
  for (int i = 0; i < 32; i++)
    if (key[i]) // expect: branch
      return 1;
  return 0;
}
