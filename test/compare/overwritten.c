// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Guards against messages about secrets that were overwritten by public bytes, and against silence where they were so in part, on one
// way only, or by what nobody says is public.
// RUN: %score %s
#include <stdint.h>
#include <string.h>
#include <zeroize/secret.h>
typedef uint8_t u8;
typedef uint32_t u32;
void explicit_bzero(void *, size_t);
void fill(SECRET u8 *out, size_t n);
void fill_unmarked(u8 *out, size_t n);
u8 next_byte(void);

int by_bzero(void) {
  SECRET u8 k[16];
  fill(k, 16);
  if (k[0]) // expect: branch
    return 1;
  explicit_bzero(k, sizeof k);
  if (k[0])
    return 2;
  fill(k, 8);
  return k[0] ? 3 : 0; // expect: branch
}
int in_part(SECRET u8 *key) {
  SECRET u8 k[16];
  fill(k, 16);
  memset(k, 0, 8);
  memset(key, 0, 8);
  if (key[9]) // expect: branch
    return 1;
  return k[9] == 0 ? 1 : 0; // expect: branch
}
int all_of_it(SECRET u8 *key, size_t n) {
  memset(key, 0, n);
  return key[0] ? 1 : 0;
}
int with_a_secret(SECRET u8 *key, size_t n, SECRET int x) {
  memset(key, x, n);
  return key[0] ? 1 : 0; // expect: branch
}
int on_one_way(int c) {
  SECRET u8 k[16];
  fill(k, 16);
  if (c)
    memset(k, 0, sizeof k);
  return k[0] ? 1 : 0; // expect: branch
}
int of_a_copy(SECRET const u8 *in, int c) {
  u8 k[16];
  memcpy(k, in, 16);
  if (c)
    explicit_bzero(k, sizeof k);
  if (k[0]) // expect: branch
    return 1;
  explicit_bzero(k, sizeof k);
  return k[0] ? 1 : 0;
}
int moved_within(SECRET const u8 *in) {
  u8 k[16];
  memcpy(k, in, 16);
  memmove(k, k + 4, sizeof k);
  return k[0] ? 1 : 0; // expect: branch
}
int assigned(SECRET u32 s, u32 n) {
  u32 r = s;
  s = n;
  while (s)
    s >>= 1;
  return (int)r;
}
int by_what_nobody_knows(SECRET u8 s) {
  s = next_byte();
  return s ? 1 : 0; // expect: branch
}
int by_elements_that_nobody_knows(void) {
  SECRET u8 k[16] = {0};
  if (k[1])
    return 1;
  k[1] = next_byte();
  return k[1] ? 2 : 0; // expect: branch
}
static void fill_it(u8 *out, int n) {
  for (int i = 0; i < n; i++)
    out[i] = next_byte();
}
int filled_by_a_helper(void) {
  SECRET u8 k[16] = {0};
  fill_it(k, 16);
  return k[1] ? 2 : 0; // expect: branch
}
int filled_by_the_unknown(void) {
  SECRET u8 k[16] = {0};
  fill_unmarked(k, 16); // expect: escape
  return k[1] ? 2 : 0; // expect: branch
}
int through_a_pointer(void) {
  SECRET u8 k[16] = {0};
  u8 *p = k + 3;
  *p = next_byte();
  return k[3] ? 2 : 0; // expect: branch
}
int by_asm(void) {
  SECRET u32 k = 0;
  __asm__("" : "=r"(k));
  return k ? 2 : 0; // expect: branch
}
static void burn_bytes(void *p, size_t n) {
  volatile u8 *v = p;
  while (n--)
    *v++ = 0;
}
static void clean(void *p, size_t n) { burn_bytes(p, n); }
static void clean_first(void *p) { memset(p, 0, 4); }
int by_helpers(SECRET const u8 *in) {
  SECRET u8 k[16], m[16], few[16], first[16];
  memcpy(k, in, 16);
  burn_bytes(k, sizeof k);
  if (k[0])
    return 1;
  memcpy(m, in, 16);
  clean(m, sizeof m);
  if (m[0])
    return 2;
  memcpy(few, in, 16);
  clean(few, 8);
  if (few[9]) // expect: branch
    return 3;
  memcpy(first, in, 16);
  clean_first(first);
  return first[9] ? 4 : 0; // expect: branch
}
int by_loops(SECRET const u8 *in) {
  u8 k[16], few[16], m[16];
  memcpy(k, in, 16);
  memcpy(few, in, 16);
  memcpy(m, in, 16);
  for (size_t i = 0; i < sizeof k; i++)
    k[i] = 0;
  if (k[0])
    return 1;
  for (int i = 0; i < 8; i++)
    few[i] = 0;
  if (few[9]) // expect: branch
    return 2;
  for (int i = 1; i < 16; i++)
    m[i] = 0;
  return m[0] ? 3 : 0; // expect: branch
}
struct session { int id; SECRET u8 key[16]; };
struct session make(int id);
int records(int id) {
  struct session s = make(id), t = {0};
  if (t.key[0])
    return 1;
  t = s;
  if (t.key[0]) // expect: branch
    return 2;
  memset(&s, 0, sizeof s);
  return s.key[0] ? 3 : 0;
}
static SECRET u8 master[16];
int of_a_static(void) {
  memset(master, 0, sizeof master);
  fill_unmarked(0, 0); // may write to it
  return master[0] ? 1 : 0; // expect: branch
}
// One element of many is not all of them.
void receive(SECRET char *to, size_t n);
int ended(size_t n, const char *given) {
  SECRET char pw[64];
  receive(pw, n);
  pw[n] = 0;
  return strcmp(pw, given) == 0; // expect: compare
}
int ended_of_caller(SECRET char *pw, size_t n, const char *given) {
  pw[n] = 0;
  return strcmp(pw, given) == 0; // expect: compare
}
int first_of_caller(SECRET char *pw, const char *given) {
  *pw = 'x';
  return strcmp(pw, given) == 0; // expect: compare
}
