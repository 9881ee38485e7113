// More constant-time code, and decisions about public things next to secrets.
// RUN: %score %s
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <zeroize/secret.h>

struct sha {
  uint32_t h[8];
  uint8_t block[64];
  uint64_t length;
  unsigned used;
  bool finished;
};
struct packet {
  unsigned type, length;
  SECRET uint8_t key[16];
  uint8_t payload[64];
};
int timingsafe_bcmp(const void *, const void *, size_t);
void sodium_memzero(void *, size_t);
int open_file(const char *);

static void sha_update(struct sha *s, const uint8_t *p, size_t n) {
  while (n) {
    size_t room = 64 - s->used, m = room < n ? room : n;
    memcpy(s->block + s->used, p, m);
    s->used += (unsigned)m;
    s->length += m;
    p += m;
    n -= m;
    if (s->used == 64)
      s->used = 0;
  }
}
void hash(SECRET const uint8_t *key, size_t n) {
  SECRET struct sha s;
  memset(&s, 0, sizeof s);
  s.length = 0;
  s.used = 0;
  s.finished = false;
  sha_update(&s, key, n);
  if (!s.finished)
    s.finished = true;
}
int by_type(const struct packet *p) {
  switch (p->type) {
  case 1:
    return p->length > 16;
  default:
    return p->payload[0] == 'x' ? 1 : 2;
  }
}
int payload_compare(const struct packet *p, const char *magic) { return memcmp(p->payload, magic, 4) == 0; }
uint32_t is_zero(SECRET uint32_t x) { return 1 ^ ((x | -x) >> 31); }
uint32_t ct_lt(SECRET uint32_t a, SECRET uint32_t b) { return (a ^ ((a ^ b) | ((a - b) ^ b))) >> 31; }
void ct_select(SECRET uint8_t *out, SECRET const uint8_t table[16][32], SECRET unsigned index) {
  memset(out, 0, 32);
  for (unsigned i = 0; i < 16; i++) {
    uint32_t d = i ^ index;
    uint8_t mask = (uint8_t)(((d - 1) >> 31) * 255);
    for (unsigned j = 0; j < 32; j++)
      out[j] |= table[i][j] & mask;
  }
}
void ladder(SECRET const uint8_t *scalar, SECRET uint64_t *x, SECRET uint64_t *z) {
  uint64_t swap = 0;
  for (int i = 254; i >= 0; i--) {
    uint64_t bit = scalar[i / 8] >> (i % 8) & 1;
    swap ^= bit;
    uint64_t mask = 0 - swap, t = (*x ^ *z) & mask;
    *x ^= t;
    *z ^= t;
    swap = bit;
  }
}
int pkcs_unpad(SECRET const uint8_t *block) {
  uint32_t pad = block[15], good = 1;
  for (uint32_t i = 1; i <= 16; i++) {
    uint32_t inside = (i - pad - 1) >> 31;
    uint32_t same = 1 ^ (((block[16 - i] ^ pad) + 255) >> 8);
    good &= same | (1 ^ inside);
  }
  return secret_declassify(good) ? 1 : 0;
}
int verify(SECRET const uint8_t *mac, const uint8_t *got, size_t n) {
  if (n != 16)
    return -1;
  if (timingsafe_bcmp(mac, got, n) != 0)
    return -1;
  return 0;
}
int errors(const char *path, SECRET uint8_t *key, size_t n) {
  int fd = open_file(path);
  if (fd < 0)
    return -1;
  SECRET uint8_t *copy = calloc(n, 1);
  if (copy == NULL) {
    sodium_memzero(key, n);
    return -1;
  }
  for (size_t i = 0; i < n; i++)
    copy[i] = key[i];
  if (copy)
    free(copy);
  return fd > 2 ? fd : 0;
}
static int log_level = 1;
void logs(SECRET const uint8_t *key, size_t n) {
  (void)key;
  if (log_level > 0)
    printf("key of %zu bytes\n", n);
}
uint64_t multiply(SECRET uint64_t a, SECRET uint64_t b) {
  unsigned __int128 p = (unsigned __int128)a * b;
  return (uint64_t)(p >> 64) ^ (uint64_t)p;
}
int reused(SECRET const uint8_t *key, const char *word) {
  char buffer[16];
  memcpy(buffer, key, 16);
  memset(buffer, 0, sizeof buffer);
  (void)buffer;
  char other[16];
  strncpy(other, word, 15);
  return strncmp(other, "hello", 5) == 0;
}
bool same_object(const struct packet *a, const struct packet *b) { return a == b || a->length == b->length; }
int count(SECRET const uint8_t (*keys)[16], int n) {
  int i;
  for (i = 0; i < n && keys[i] != NULL; i++)
    ;
  return i;
}
