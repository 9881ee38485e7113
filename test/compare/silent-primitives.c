// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Constant-time primitives as cryptographic libraries write them, and the contexts around them.
// RUN: %score %s
#include <string.h>
#include <stdlib.h>
#include <stdint.h>
#include <stdio.h>
#include <stdbool.h>
#include <errno.h>
#include <zeroize/secret.h>
typedef uint8_t u8;
typedef uint32_t u32;
typedef uint64_t u64;
typedef int64_t i64;
typedef int32_t i32;
#define FOR(i, a, b) for (size_t i = (a); i < (b); i++)
#define WIPE(p, n) crypto_wipe(p, n)
void crypto_wipe(void *, size_t);
void explicit_bzero(void *, size_t);
int CRYPTO_memcmp(const void *, const void *, size_t);
int sodium_memcmp(const void *, const void *, size_t);
int crypto_verify_32(const u8 *, const u8 *);
bool s2n_constant_time_equals(const u8 *, const u8 *, u32);
/* OpenSSL constant_time.h */
static inline unsigned value_barrier(unsigned a) {
  unsigned r;
  __asm__("" : "=r"(r) : "0"(a));
  return r;
}
static inline unsigned constant_time_msb(unsigned a) {
  return 0 - (a >> (sizeof(a) * 8 - 1));
}
static inline unsigned constant_time_lt(unsigned a, unsigned b) {
  return constant_time_msb(a ^ ((a ^ b) | ((a - b) ^ b)));
}
static inline unsigned constant_time_is_zero(unsigned a) {
  return constant_time_msb(~a & (a - 1));
}
static inline unsigned constant_time_eq(unsigned a, unsigned b) {
  return constant_time_is_zero(a ^ b);
}
static inline u8 constant_time_eq_8(unsigned a, unsigned b) {
  return (u8)constant_time_eq(a, b);
}
static inline unsigned constant_time_select(unsigned m, unsigned a, unsigned b) {
  return (value_barrier(m) & a) | (value_barrier(~m) & b);
}
static inline void constant_time_cond_swap_64(u64 mask, u64 *a, u64 *b) {
  u64 x = *a ^ *b;
  x &= mask;
  *a ^= x;
  *b ^= x;
}
static inline void constant_time_lookup(void *out, const void *table, size_t rowsize, size_t numrows,
                                        size_t idx) {
  const unsigned char *tablec = (const unsigned char *)table;
  unsigned char *outc = (unsigned char *)out;
  unsigned char mask;
  memset(out, 0, rowsize);
  for (size_t i = 0; i < numrows; i++, idx--) {
    mask = (unsigned char)constant_time_is_zero((unsigned)idx);
    for (size_t j = 0; j < rowsize; j++)
      *(outc + j) |= constant_time_select(mask, *(tablec++), 0) & 0xff;
  }
}
void use_lookup(SECRET u8 *out, SECRET const u8 *tab, SECRET size_t idx) {
  constant_time_lookup(out, tab, 32, 16, idx);
}
/* OpenSSL RSA padding check PKCS1 type 2 */
int rsa_unpad(SECRET u8 *to, int tlen, SECRET const u8 *from, int flen, int num) {
  int i;
  SECRET u8 *em = NULL;
  unsigned good, found_zero_byte, mask;
  int zero_index = 0, msg_index, mlen = -1;
  if (tlen <= 0 || flen <= 0)
    return -1;
  if (flen > num || num < 11)
    return -1;
  em = malloc(num);
  if (em == NULL)
    return -1;
  for (from += flen, em += num, i = 0; i < num; i++) {
    mask = ~constant_time_is_zero(flen);
    flen -= 1 & mask;
    from -= 1 & mask;
    *--em = *from & mask;
  }
  good = constant_time_is_zero(em[0]);
  good &= constant_time_eq(em[1], 2);
  found_zero_byte = 0;
  for (i = 2; i < num; i++) {
    unsigned equals0 = constant_time_is_zero(em[i]);
    zero_index = constant_time_select(~found_zero_byte & equals0, i, zero_index);
    found_zero_byte |= equals0;
  }
  good &= ~constant_time_lt(zero_index, 2 + 8);
  msg_index = zero_index + 1;
  mlen = num - msg_index;
  good &= ~constant_time_lt(tlen, mlen);
  tlen = constant_time_select(constant_time_lt(num - 11, tlen), num - 11, tlen);
  for (msg_index = 1; msg_index < num - 11; msg_index <<= 1) {
    mask = ~constant_time_eq(msg_index & (num - 11 - mlen), 0);
    for (i = 11; i < num - msg_index; i++)
      em[i] = constant_time_select(mask, em[i + msg_index], em[i]);
  }
  for (i = 0; i < 10; i++) {
    mask = good & constant_time_lt(i, mlen);
    to[i] = constant_time_select(mask, em[i + 11], to[i]);
  }
  explicit_bzero(em, num);
  free(em);
  return constant_time_select(good, mlen, -1);
}
/* libsodium */
static u64 load64(const u8 *in) {
  u64 r;
  memcpy(&r, in, 8);
  return r;
}
int verify_n(SECRET const u8 *x_, const u8 *y_, const int n) {
  const volatile u8 *volatile x = x_;
  const volatile u8 *volatile y = y_;
  volatile uint_fast16_t d = 0U;
  int i;
  for (i = 0; i < n; i++)
    d |= x[i] ^ y[i];
  return (1 & ((d - 1) >> 8)) - 1;
}
int is_zero(SECRET const u8 *n, const size_t nlen) {
  size_t i;
  volatile u8 d = 0U;
  for (i = 0U; i < nlen; i++)
    d |= n[i];
  return 1 & ((d - 1) >> 8);
}
void increment(SECRET u8 *n, const size_t nlen) {
  size_t i = 0U;
  uint_fast16_t c = 1U;
  for (; i < nlen; i++) {
    c += (uint_fast16_t)n[i];
    n[i] = (u8)c;
    c >>= 8;
  }
}
int compare(SECRET const u8 *b1_, SECRET const u8 *b2_, size_t len) {
  const volatile u8 *volatile b1 = b1_;
  const volatile u8 *volatile b2 = b2_;
  volatile u8 gt = 0U, eq = 1U;
  uint16_t x1, x2;
  size_t i = len;
  while (i != 0U) {
    i--;
    x1 = b1[i];
    x2 = b2[i];
    gt |= ((x2 - x1) >> 8) & eq;
    eq &= ((x2 ^ x1) - 1) >> 8;
  }
  return (int)(gt + gt + eq) - 1;
}
int unpad(size_t *out, SECRET const u8 *buf, size_t len, size_t bs) {
  const u8 *tail;
  u8 acc = 0U, valid = 0U;
  size_t i, pad = 0;
  u8 c, isb;
  if (len < bs || bs <= 0U)
    return -1;
  tail = &buf[len - 1U];
  for (i = 0U; i < bs; i++) {
    c = *(tail - i);
    isb = (((acc - 1U) & (pad - 1U) & ((c ^ 0x80) - 1U)) >> 8) & 1U;
    acc |= c;
    pad |= i & (1U + ~isb);
    valid |= isb;
  }
  *out = len - 1 - pad;
  return (int)(valid - 1U);
}
#define EQ(x, y) ((((0U - ((unsigned)(x) ^ (unsigned)(y))) >> 8) & 0xFF) ^ 0xFF)
#define GT(x, y) ((((unsigned)(y) - (unsigned)(x)) >> 8) & 0xFF)
#define GE(x, y) (GT(y, x) ^ 0xFF)
#define LT(x, y) GT(y, x)
#define LE(x, y) GE(y, x)
static int b64_byte_to_char(unsigned x) {
  return (LT(x, 26) & (x + 'A')) | (GE(x, 26) & LT(x, 52) & (x + ('a' - 26))) |
         (GE(x, 52) & LT(x, 62) & (x + ('0' - 52))) | (EQ(x, 62) & '+') | (EQ(x, 63) & '/');
}
char *bin2base64(SECRET char *b64, size_t maxlen, SECRET const u8 *bin, size_t bin_len) {
  size_t acc_len = 0, len = 0, pos = 0;
  unsigned acc = 0;
  if (maxlen < bin_len * 4 / 3 + 4)
    abort();
  while (pos < bin_len) {
    acc = (acc << 8) + bin[pos++];
    acc_len += 8;
    while (acc_len >= 6) {
      acc_len -= 6;
      b64[len++] = (char)b64_byte_to_char((acc >> acc_len) & 0x3F);
    }
  }
  if (acc_len > 0)
    b64[len++] = (char)b64_byte_to_char((acc << (6 - acc_len)) & 0x3F);
  while (len < maxlen)
    b64[len++] = 0;
  return b64;
}
char *bin2hex(SECRET char *hex, size_t maxlen, SECRET const u8 *bin, size_t n) {
  size_t i = 0;
  unsigned x;
  int b, c;
  if (n >= SIZE_MAX / 2 || maxlen <= n * 2U)
    abort();
  while (i < n) {
    c = bin[i] & 0xf;
    b = bin[i] >> 4;
    x = (u8)(87U + c + (((c - 10U) >> 8) & ~38U)) << 8 | (u8)(87U + b + (((b - 10U) >> 8) & ~38U));
    hex[i * 2U] = (char)x;
    x >>= 8;
    hex[i * 2U + 1U] = (char)x;
    i++;
  }
  hex[i * 2U] = 0U;
  return hex;
}
/* ed25519 ref10 */
typedef i32 fe[10];
static void fe_cmov(fe f, const fe g, unsigned b) {
  u32 mask = (u32)(-(i32)b);
  for (int i = 0; i < 10; i++) {
    i32 x = f[i] ^ g[i];
    x &= mask;
    f[i] ^= x;
  }
}
static u8 equal(signed char b, signed char c) {
  u8 ub = b, uc = c, x = ub ^ uc;
  u32 y = x;
  y -= 1;
  y >>= 31;
  return y;
}
static u8 negative(signed char b) {
  u64 x = b;
  x >>= 63;
  return x;
}
void ge_select(SECRET fe t, const fe base[8], SECRET const signed char b) {
  fe minust;
  const u8 bneg = negative(b);
  const u8 babs = b - (((-bneg) & b) * ((signed char)1 << 1));
  for (int i = 0; i < 8; i++)
    fe_cmov(t, base[i], equal(babs, i + 1));
  memcpy(minust, t, sizeof minust);
  fe_cmov(t, minust, bneg);
}
/* poly1305 final select */
struct poly {
  SECRET u32 r[5], h[5], pad[4];
  size_t leftover;
  u8 buffer[16];
  u8 final;
};
void poly_blocks(struct poly *st, const u8 *m, size_t bytes);
void poly_update(struct poly *st, const u8 *m, size_t bytes) {
  if (st->leftover) {
    size_t want = 16 - st->leftover;
    if (want > bytes)
      want = bytes;
    for (size_t i = 0; i < want; i++)
      st->buffer[st->leftover + i] = m[i];
    bytes -= want;
    m += want;
    st->leftover += want;
    if (st->leftover < 16)
      return;
    poly_blocks(st, st->buffer, 16);
    st->leftover = 0;
  }
  if (bytes >= 16) {
    size_t want = bytes & ~15u;
    poly_blocks(st, m, want);
    m += want;
    bytes -= want;
  }
  if (bytes) {
    for (size_t i = 0; i < bytes; i++)
      st->buffer[st->leftover + i] = m[i];
    st->leftover += bytes;
  }
}
void poly_finish(struct poly *st, SECRET u8 mac[16]) {
  if (st->leftover) {
    size_t i = st->leftover;
    st->buffer[i++] = 1;
    for (; i < 16; i++)
      st->buffer[i] = 0;
    st->final = 1;
    poly_blocks(st, st->buffer, 16);
  }
  u32 c = st->h[1] >> 26, g0 = st->h[0] + 5, mask = (g0 >> 31) - 1;
  st->h[0] = (st->h[0] & ~mask) | (g0 & mask);
  u64 f = (u64)st->h[0] + st->pad[0] + c;
  for (int i = 0; i < 4; i++) {
    mac[i] = (u8)f;
    f = (u64)st->h[i] + st->pad[i] + (f >> 32);
  }
  WIPE(st, sizeof *st);
}
/* mbedtls mpi */
typedef u64 mpi_uint;
static mpi_uint ct_mask(mpi_uint v) {
  return -((v | -v) >> 63);
}
unsigned ct_lt_mpi(SECRET const mpi_uint x, SECRET const mpi_uint y) {
  mpi_uint ret, cond;
  cond = x ^ y;
  ret = (x - y) & ~cond;
  ret |= y & cond;
  return (unsigned)(ret >> 63);
}
mpi_uint mpi_core_add(SECRET mpi_uint *X, SECRET const mpi_uint *A, SECRET const mpi_uint *B, size_t limbs) {
  mpi_uint c = 0;
  for (size_t i = 0; i < limbs; i++) {
    mpi_uint t = c + A[i];
    c = (t < A[i]);
    t += B[i];
    c += (t < B[i]);
    X[i] = t;
  }
  return c;
}
mpi_uint mpi_core_sub(SECRET mpi_uint *X, SECRET const mpi_uint *A, SECRET const mpi_uint *B, size_t limbs) {
  mpi_uint c = 0;
  for (size_t i = 0; i < limbs; i++) {
    mpi_uint z = (A[i] < c);
    mpi_uint t = A[i] - c;
    c = (t < B[i]) + z;
    X[i] = t - B[i];
  }
  return c;
}
void cond_assign(SECRET mpi_uint *d, SECRET const mpi_uint *s, size_t n, SECRET unsigned char b) {
  const mpi_uint m = ct_mask(b);
  for (size_t i = 0; i < n; i++)
    d[i] = (s[i] & m) | (d[i] & ~m);
}
/* cmov by bool */
void cmov_bool(SECRET u8 *r, SECRET const u8 *x, size_t len, SECRET u8 b) {
  b = -b;
  for (size_t i = 0; i < len; i++)
    r[i] ^= b & (r[i] ^ x[i]);
}
u64 lt_bool(SECRET u64 a, SECRET u64 b) {
  return -(u64)(a < b);
}
u64 neq_val(SECRET u64 a, SECRET u64 b) {
  return (u64)(a != b) * 7;
}
/* Kyber */
int kem_verify(SECRET const u8 *a, const u8 *b, size_t len) {
  u8 r = 0;
  for (size_t i = 0; i < len; i++)
    r |= a[i] ^ b[i];
  return (-(u64)r) >> 63;
}
i32 barrett(SECRET int16_t a) {
  i32 t = ((i32)20159 * a + (1 << 25)) >> 26;
  t *= 3329;
  return a - t;
}
i32 csubq(SECRET int16_t a) {
  a -= 3329;
  a += (a >> 15) & 3329;
  return a;
}
