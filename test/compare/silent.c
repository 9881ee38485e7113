// Constant-time code and public decisions; nothing here may get a message.
// RUN: %score %s
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <zeroize/secret.h>

struct session {
  unsigned id;
  size_t length;
  SECRET uint8_t mac[16];
  SECRET char *token;
};
void compute_mac(SECRET uint8_t out[16], const uint8_t *msg, size_t n);
int CRYPTO_memcmp(const void *, const void *, size_t);
int sodium_memcmp(const void *, const void *, size_t);
int crypto_verify_16(const uint8_t *, const uint8_t *);
int consttime_memequal(const void *, const void *, size_t);
void explicit_bzero(void *, size_t);
int public_work(int);

int null_check(SECRET const uint8_t *key) { return key == NULL; }
int null_check2(struct session *s) { return s && s->token ? 1 : 0; }
int pointer_compare(SECRET const uint8_t *a, const uint8_t *b) { return a < b ? 1 : a == b; }
int public_field(const struct session *s) { return s->id == 7 ? 1 : 0; }
int public_length(const struct session *s) {
  for (size_t i = 0; i < s->length; i++)
    public_work((int)i);
  return s->length > 3 && memcmp(&s->id, "abcd", 4) == 0;
}
int size_of(void) {
  SECRET uint8_t key[32];
  key[0] = 1;
  return sizeof key > 16 ? 1 : 0;
}
int equal(SECRET const uint8_t *mac, const uint8_t *got) {
  if (secret_equal(mac, got, 16))
    return 1;
  return 0;
}
int not_equal(SECRET const uint8_t *mac, const uint8_t *got) { return !secret_equal(mac, got, 16) ? -1 : 0; }
int crypto(SECRET const uint8_t *mac, const uint8_t *got) {
  if (CRYPTO_memcmp(mac, got, 16) != 0)
    return -1;
  return sodium_memcmp(mac, got, 16) ? -1 : 0;
}
int verify(SECRET const uint8_t *mac, const uint8_t *got) { return crypto_verify_16(mac, got) == 0 && consttime_memequal(mac, got, 16); }
uint8_t accumulate(SECRET const uint8_t *a, const uint8_t *b, size_t n) {
  uint8_t d = 0;
  for (size_t i = 0; i < n; i++)
    d |= a[i] ^ b[i];
  return d;
}
int accumulate_value(SECRET const uint8_t *a, const uint8_t *b) {
  unsigned d = 0;
  for (int i = 0; i < 16; i++)
    d |= (unsigned)(a[i] ^ b[i]);
  return (int)(1 & ((d - 1) >> 8)) - 1;
}
int accumulate_declassified(SECRET const uint8_t *a, const uint8_t *b) {
  unsigned d = 0;
  for (int i = 0; i < 16; i++)
    d |= (unsigned)(a[i] ^ b[i]);
  if (secret_declassify(d) == 0)
    return 1;
  return 0;
}
uint32_t select_mask(SECRET uint32_t bit, uint32_t a, uint32_t b) {
  uint32_t mask = -(bit & 1);
  return (a & mask) | (b & ~mask);
}
void swap(SECRET uint64_t *a, SECRET uint64_t *b, SECRET uint64_t bit) {
  uint64_t mask = 0 - bit;
  for (int i = 0; i < 5; i++) {
    uint64_t t = mask & (a[i] ^ b[i]);
    a[i] ^= t;
    b[i] ^= t;
  }
}
uint64_t carry(SECRET const uint64_t *a, SECRET const uint64_t *b, SECRET uint64_t *r) {
  uint64_t c = 0;
  for (int i = 0; i < 4; i++) {
    uint64_t t = a[i] + b[i];
    uint64_t c1 = t < a[i];
    r[i] = t + c;
    c = c1 | (r[i] < t);
  }
  return c;
}
int equal_as_value(SECRET int a, int b) { return a == b; }
void wiped(void) {
  SECRET uint8_t key[32];
  memset(key, 0, sizeof key);
  explicit_bzero(key, sizeof key);
}
int overwritten(SECRET int k) {
  int t = k;
  t = 5;
  if (t)
    return 1;
  return 0;
}
int overwritten_field(SECRET int k) {
  struct {
    int a, b;
  } s = {k, 1};
  if (s.b)
    public_work(1);
  s.a = 2;
  return s.a ? 1 : 0;
}
int public_buffer(SECRET const uint8_t *key, const uint8_t *msg, size_t n) {
  uint8_t copy[16];
  memcpy(copy, msg, 16);
  (void)key;
  return memcmp(copy, "0123456789abcdef", n) == 0;
}
int index_public(SECRET const uint8_t *key, int i) { return key[i & 15] ^ 1; }
int annotated_callee(const uint8_t *msg, size_t n) {
  SECRET uint8_t mac[16];
  compute_mac(mac, msg, n);
  return 0;
}
static uint32_t rotl(uint32_t x, int n) { return x << n | x >> (32 - n); }
void quarter(SECRET uint32_t s[16]) {
  for (int i = 0; i < 10; i++) {
    s[0] += s[4];
    s[12] = rotl(s[12] ^ s[0], 16);
  }
}
static int check_header(const uint8_t *p) { return memcmp(p, "MAGIC", 5) == 0; }
int helper_public(SECRET const uint8_t *key, const uint8_t *header) {
  (void)key;
  return check_header(header);
}
static void copy16(uint8_t *to, const uint8_t *from) { memcpy(to, from, 16); }
int helper_mixed(SECRET const uint8_t *key, const uint8_t *msg) {
  SECRET uint8_t k[16];
  uint8_t m[16];
  copy16(k, key);
  copy16(m, msg);
  return memcmp(m, "x", 1);
}
void *duplicate(SECRET const uint8_t *key) {
  SECRET uint8_t *p = malloc(32);
  if (!p)
    return NULL;
  memcpy(p, key, 32);
  memset(p, 0, 32);
  free(p);
  return NULL;
}
bool loop_over_public(SECRET uint8_t *key, size_t n) {
  size_t i = 0;
  while (i < n && n != 0)
    key[i++] ^= 0x5c;
  return n > 0;
}
uint32_t shift(SECRET uint32_t x, SECRET uint32_t n) { return x >> (n & 31); }
int bool_of_result(SECRET const uint8_t *mac, const uint8_t *got) {
  int bad = CRYPTO_memcmp(mac, got, 16);
  if (bad)
    return 0;
  return 1;
}
int declassified_length(SECRET const char *pw) {
  size_t n = 0;
  (void)pw;
  for (; n < 8; n++)
    ;
  return n == 8;
}
int array_elements(SECRET uint8_t *key, int n) {
  uint8_t *end = key + n;
  for (uint8_t *p = key; p != end; ++p)
    *p = 0;
  return end - key > 4 ? 1 : 0;
}
