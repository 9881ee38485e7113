// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Guards against silence in cryptographic code whose time tells: exponents, padding, tables, divisions, samplers.
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
typedef struct {
  int n;
  u32 limb[16];
} big;
typedef struct {
  SECRET big d;
  big n, e;
} rsa_key;
void big_mul(big *r, const big *a, const big *b, const big *m) {
  for (int i = 0; i < 16; i++)
    r->limb[i] = a->limb[i] * b->limb[i] ^ m->limb[i];
}
static int big_bit(const big *a, int i) { return a->limb[i / 32] >> (i % 32) & 1; }
void rsa_private(big *r, const big *x, const rsa_key *k) {
  for (int i = 511; i >= 0; i--) {
    big_mul(r, r, r, &k->n);
    if (big_bit(&k->d, i)) // expect: branch
      big_mul(r, r, x, &k->n);
  }
}
void window(big *r, const big *table, const rsa_key *k) {
  for (int i = 0; i < 128; i++) {
    u32 w = k->d.limb[i / 8] >> (4 * (i % 8)) & 15;
    *r = table[w]; // expect: index
  }
}
void window_skip(big *r, const big *x, SECRET const u8 *e) {
  for (int i = 0; i < 64; i++) {
    u8 nibble = e[i / 2] >> (4 * (i & 1)) & 15;
    if (nibble != 0) // expect: branch
      big_mul(r, r, x, x);
  }
}
int find_top(SECRET const u32 *a) {
  int i = 15;
  while (i > 0 && a[i] == 0) // expect: branch
    i--;
  return i;
}
int compare_big(SECRET const u32 *a, const u32 *b) {
  for (int i = 15; i >= 0; i--) {
    if (a[i] > b[i]) // expect: branch
      return 1;
    if (a[i] < b[i]) // expect: branch
      return -1;
  }
  return 0;
}
u32 mod_reduce(SECRET u32 x, u32 m) {
  if (x >= m) // expect: branch
    x -= m;
  return x;
}
u32 mod_loop(SECRET u32 x, u32 m) {
  while (x >= m) // expect: branch
    x -= m;
  return x;
}
static const u8 sbox[256] = {0x63};
void sub_bytes(SECRET u8 state[16]) {
  for (int i = 0; i < 16; i++)
    state[i] = sbox[state[i]]; // expect: index
}
static const u32 te0[256] = {1};
u32 aes_round(SECRET const u32 *s, SECRET const u32 *rk) {
  return te0[s[0] >> 24] ^ te0[s[1] >> 16 & 0xff] ^ rk[0]; // expect: index
}
static u8 sub(u8 x) {
  return sbox[x]; // expect: index
}
void expand_key(SECRET const u8 *key, SECRET u32 *w) {
  for (int i = 0; i < 4; i++)
    w[i] = (u32)sub(key[4 * i]) << 24 | (u32)sub(key[4 * i + 1]) << 16;
}
void poly_tomsg(u8 msg[32], SECRET const int16_t *p) {
  for (int i = 0; i < 32; i++) {
    msg[i] = 0;
    for (int j = 0; j < 8; j++) {
      uint16_t t = p[8 * i + j];
      t = (((t << 1) + 3329 / 2) / 3329) & 1; // expect: latency
      msg[i] |= t << j;
    }
  }
}
void poly_frommsg(SECRET int16_t *p, SECRET const u8 *msg) {
  for (int i = 0; i < 32; i++)
    for (int j = 0; j < 8; j++)
      if (msg[i] >> j & 1) // expect: branch
        p[8 * i + j] = 1665;
      else
        p[8 * i + j] = 0;
}
int cbc_padding(SECRET u8 *plain, size_t n, size_t *out) {
  u8 pad = plain[n - 1];
  if (pad == 0 || pad > n) // expect: branch
    return -1;
  for (size_t i = n - pad; i < n; i++) // expect: branch
    if (plain[i] != pad)               // expect: branch index
      return -1;
  *out = n - pad;
  return 0;
}
int pkcs1(SECRET const u8 *em, size_t n) {
  size_t i = 2;
  if (em[0] != 0 || em[1] != 2) // expect: branch
    return -1;
  while (i < n && em[i] != 0) // expect: branch
    i++;
  return i == n ? -1 : (int)i + 1;
}
int oaep(SECRET const u8 *db, const u8 *lhash, size_t n) {
  if (memcmp(db, lhash, 32)) // expect: compare
    return -1;
  size_t i;
  for (i = 32; i < n; i++) {
    if (db[i] == 1) // expect: branch
      break;
    else if (db[i] != 0) // expect: branch
      return -2;
  }
  return (int)i;
}
int rejection(SECRET int16_t *s, SECRET const u8 *buf) {
  int n = 0;
  for (int i = 0; i < 64 && n < 16; i++) {
    u8 t = buf[i] & 15;
    if (t < 9) // expect: branch
      s[n++] = 4 - t;
  }
  return n;
}
double gauss(SECRET double x, double sigma) {
  return x * x / sigma; // expect: latency
}
int norm_check(SECRET const int32_t *v, int32_t bound) {
  for (int i = 0; i < 256; i++) {
    int32_t t = v[i] >> 31;
    t = v[i] - (t & 2 * v[i]);
    if (t >= bound) // expect: branch
      return 1;
  }
  return 0;
}
void conditional_negate(SECRET int32_t *x, SECRET int sign) {
  if (sign) // expect: branch
    *x = -*x;
}
u32 absolute(SECRET int32_t x) {
  return x < 0 ? -x : x; // expect: branch
}
void swap_if(SECRET u64 *a, SECRET u64 *b, SECRET int bit) {
  for (int i = 0; i < 4; i++) {
    u64 t = bit ? a[i] ^ b[i] : 0; // expect: branch
    a[i] ^= t;
    b[i] ^= t;
  }
}
u64 add_carry(SECRET u64 a, SECRET u64 b, SECRET u64 *carry) {
  u64 r = a + b;
  if (r < a) // expect: branch
    *carry = 1;
  else
    *carry = 0;
  return r;
}
static u32 gcd(u32 a, u32 b) {
  while (b) { // expect: branch
    u32 t = a % b; // expect: latency
    a = b;
    b = t;
  }
  return a;
}
int coprime(SECRET u32 p, u32 e) { return gcd(p - 1, e) == 1; }
int aead_open(SECRET const u8 *key, const u8 *in, const u8 *tag, u8 *out, size_t n) {
  u8 mac[16] = {0};
  for (size_t i = 0; i < n; i++) {
    mac[i & 15] ^= in[i] ^ key[i & 31];
    out[i] = in[i] ^ key[i & 31];
  }
  int diff = 0;
  for (int i = 0; i < 16; i++)
    if (mac[i] != tag[i]) // expect: branch
      diff = 1;
  return diff ? -1 : 0;
}
struct drbg {
  SECRET u8 v[16];
  u64 reseed_counter;
};
void increment(struct drbg *d) {
  for (int i = 15; i >= 0; i--)
    if (++d->v[i]) // expect: branch
      break;
}
int stop_on_zero(SECRET u8 *v) {
  int i;
  for (i = 15; i >= 0 && ++v[i] == 0; i--) // expect: branch
    ;
  return i;
}
void lookup_struct(const struct drbg *d, u8 *out) {
  struct drbg copy = *d;
  *out = sbox[copy.v[3]]; // expect: index
}
int short_circuit_sum(SECRET const u8 *a, const u8 *b) {
  return (a[0] ^ b[0]) || (a[1] ^ b[1]); // expect: branch
}
bool andall(SECRET const u8 *a, const u8 *b) {
  bool same = true;
  for (int i = 0; i < 16; i++)
    same = same && a[i] == b[i]; // expect: branch
  return same;
}
void permute(SECRET u8 *perm, SECRET const u8 *rnd) {
  for (unsigned i = 15; i > 0; i--) {
    unsigned j = rnd[i] % (i + 1); // expect: latency
    u8 t = perm[i];
    perm[i] = perm[j]; // expect: index
    perm[j] = t;       // expect: index
  }
}
size_t ber_length(SECRET const u8 *p) {
  u8 *copy = malloc(p[0]); // expect: length
  free(copy);
  return 0;
}
void variable_time_copy(u8 *out, SECRET const u8 *in) {
  memmove(out, in + 1, in[0]); // expect: length
}
int on_stack(SECRET u32 n) {
  char *p = __builtin_alloca(n); // expect: length
  return p != 0;
}
