// Shapes in which code tells a secret by its time; each marked line must get its message.
// RUN: %score %s
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <zeroize/secret.h>

struct session {
  unsigned id;
  SECRET uint8_t mac[16];
  SECRET char *token;
};
typedef SECRET uint8_t key_byte;
void compute_mac(SECRET uint8_t out[16], const uint8_t *msg, size_t n);
SECRET char *load_password(void);
int public_work(int);

int mac_memcmp(SECRET const uint8_t *mac, const uint8_t *got) {
  return memcmp(mac, got, 16) == 0; // expect: compare
}
int mac_not(SECRET const uint8_t *mac, const uint8_t *got) {
  if (!memcmp(mac, got, 16)) // expect: compare
    return 1;
  return 0;
}
int mac_bare(const uint8_t *msg, size_t n, const uint8_t *got) {
  SECRET uint8_t mac[16];
  compute_mac(mac, msg, n);
  if (memcmp(got, mac, sizeof mac)) // expect: compare
    return -1;
  return 0;
}
int mac_stored(SECRET const uint8_t *mac, const uint8_t *got) {
  int rc = memcmp(mac, got, 16); // expect: compare
  return rc;
}
int token_strcmp(struct session *s, const char *given) {
  return strcmp(s->token, given) == 0; // expect: compare
}
int field_memcmp(const struct session *s, const uint8_t *given) {
  return memcmp(s->mac, given, 16) == 0; // expect: compare
}
int array_of_structs(struct session *all, size_t n, const uint8_t *given) {
  for (size_t i = 0; i < n; i++)
    if (memcmp(all[i].mac, given, 16) == 0) // expect: compare
      return (int)i;
  return -1;
}
int password(const char *given) {
  SECRET char *pw = load_password();
  int ok = strncmp(pw, given, 20) == 0; // expect: compare
  free(pw);
  return ok;
}
int byte_loop(SECRET const uint8_t *mac, const uint8_t *got) {
  for (int i = 0; i < 16; i++)
    if (mac[i] != got[i]) // expect: branch
      return 0;
  return 1;
}
int flag_loop(SECRET const uint8_t *mac, const uint8_t *got) {
  int rc = 0;
  for (int i = 0; i < 16; i++)
    if (mac[i] != got[i]) // expect: branch
      rc = 1;
  return rc;
}
int while_loop(SECRET const char *a, const char *b) {
  while (*a && *a == *b) { // expect: branch branch
    a++;
    b++;
  }
  return 0;
}
int copied(SECRET const uint8_t *mac, const uint8_t *got) {
  uint8_t tmp[16];
  memcpy(tmp, mac, 16);
  return memcmp(tmp, got, 16); // expect: compare
}
int through_pointer(SECRET const uint8_t *mac, const uint8_t *got) {
  const uint8_t *p = mac + 4;
  p++;
  return !memcmp(p, got, 4); // expect: compare
}
static int equal_bytes(const void *a, const void *b, size_t n) {
  return memcmp(a, b, n) == 0; // expect: compare
}
static int equal16(const uint8_t *a, const uint8_t *b) { return equal_bytes(a, b, 16); }
int two_levels(SECRET const uint8_t *mac, const uint8_t *got) { return equal16(mac, got); }
#define EQ(a, b, n) (memcmp((a), (b), (n)) == 0)
int macro(SECRET const uint8_t *mac, const uint8_t *got) {
  return EQ(mac, got, 16); // expect: compare
}
int builtin(SECRET const uint8_t *mac, const uint8_t *got) {
  return __builtin_memcmp(mac, got, 16); // expect: compare
}
int via_function_pointer(SECRET const uint8_t *mac, const uint8_t *got) {
  int (*cmp)(const void *, const void *, size_t) = memcmp;
  return cmp(mac, got, 16); // expect: compare
}
int ternary(SECRET int bit, int a, int b) {
  return bit ? a : b; // expect: branch
}
int logical(SECRET int bit, int x) {
  return bit && public_work(x); // expect: branch
}
int switched(SECRET int k) {
  switch (k & 3) { // expect: branch
  case 0:
    return 1;
  default:
    return 2;
  }
}
uint64_t square_and_multiply(uint64_t b, SECRET const uint8_t *e, uint64_t m) {
  uint64_t r = 1;
  for (int i = 255; i >= 0; i--) {
    r = r * r ^ m;
    if (e[i / 8] >> (i % 8) & 1) // expect: branch
      r = r * b ^ m;
  }
  return r;
}
extern const uint8_t sbox[256];
uint8_t table(SECRET uint8_t x) {
  return sbox[x]; // expect: index
}
uint8_t table_pointer(SECRET uint8_t x) {
  const uint8_t *p = sbox + x;
  return *p; // expect: index
}
uint16_t kyberslash(SECRET uint16_t t) {
  return (uint16_t)(((t << 1) + 1664) / 3329); // expect: latency
}
int modulo(SECRET int x, int n) {
  return x % n; // expect: latency
}
void length(uint8_t *out, const uint8_t *in, SECRET size_t n) {
  memcpy(out, in, n); // expect: length
}
int padding(SECRET const uint8_t *block) {
  uint8_t pad = block[15];
  if (pad > 16) // expect: branch
    return -1;
  for (int i = 0; i < pad; i++) // expect: branch
    if (block[15 - i] != pad) // expect: branch
      return -1;
  return 16 - pad;
}
void unknown_sink(const void *);
void escapes(SECRET const uint8_t *key) {
  unknown_sink(key); // expect: escape
}
int return_value(const char *given) {
  return strcmp(load_password(), given); // expect: compare
}
static uint32_t mix(uint32_t x) { return x * 3 + 1; }
int through_helper(SECRET uint32_t x) {
  uint32_t y = mix(mix(x));
  return y > 7 ? 1 : 2; // expect: branch
}
static void derive(const uint8_t *in, uint8_t *out) {
  for (int i = 0; i < 16; i++)
    out[i] = in[i] ^ 0x36;
}
int out_parameter(SECRET const uint8_t *key, const uint8_t *given) {
  uint8_t k[16];
  derive(key, k);
  return memcmp(k, given, 16); // expect: compare
}
static SECRET uint8_t master[32];
int global(const uint8_t *given) {
  return memcmp(master, given, 32); // expect: compare
}
int typedef_secret(const key_byte *k, const uint8_t *given) {
  return memcmp(k, given, 8); // expect: compare
}
static int recursive(const char *a, const char *b) {
  if (*a != *b) // expect: branch
    return 0;
  return *a ? recursive(a + 1, b + 1) : 1; // expect: branch
}
int calls_recursive(SECRET const char *a, const char *b) { return recursive(a, b); }
int struct_copy(const struct session *s, const uint8_t *given) {
  struct session t = *s;
  return memcmp(t.mac, given, 16); // expect: compare
}
int union_view(SECRET uint64_t x) {
  union {
    uint64_t word;
    uint8_t bytes[8];
  } u;
  u.word = x;
  if (u.bytes[0]) // expect: branch
    return 1;
  return 0;
}
int wide(SECRET unsigned __int128 x, unsigned __int128 y) {
  return x == y; // expect: width
}
int searched(SECRET const char *pw, int c) {
  return strchr(pw, c) != NULL; // expect: compare
}
double floating(SECRET double x) {
  return x * 1.5; // expect: latency
}
int do_while(SECRET int n) {
  do {
    public_work(1);
  } while (--n); // expect: branch
  return 0;
}
int vla(SECRET unsigned n) {
  volatile char buffer[n + 1]; // expect: length
  return sizeof buffer > 4;
}
int comma_and_statement(SECRET int k) {
  int t = (public_work(0), k);
  int u = ({ int v = t; v + 1; });
  if (u == 3) // expect: branch
    return 1;
  return 0;
}
int generic(SECRET int k) {
  if (_Generic(k, int: k, default: 0)) // expect: branch
    return 1;
  return 0;
}
int compound_literal(SECRET uint8_t k, const uint8_t *given) {
  return memcmp((uint8_t[2]){k, 1}, given, 2); // expect: compare
}
bool as_bool(SECRET const uint8_t *mac, const uint8_t *got) {
  bool same = !memcmp(mac, got, 16); // expect: compare
  return same;
}
int scans(SECRET const char *pw) {
  return strlen(pw) > 8; // expect: compare
}
int bitfield(SECRET unsigned k) {
  struct {
    unsigned low : 4, high : 4;
  } s = {k, 0};
  if (s.low) // expect: branch
    return 1;
  return 0;
}
