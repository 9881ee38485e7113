// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Guards against messages about the public elements and members beside secret ones, and against silence about the secret ones.
// RUN: %score %s
#include <stdint.h>
#include <string.h>
#include <zeroize/secret.h>
typedef uint8_t u8;
typedef uint32_t u32;

int by_constants(SECRET const u8 *key, u8 version) {
  u8 header[4];
  header[0] = version;
  header[1] = key[0];
  if (header[0] == 3)
    return 1;
  return header[1] == 7 ? 2 : 0; // expect: branch
}
int by_variable(SECRET const u8 *key, u8 version, int i) {
  u8 header[4] = {version, key[0], 2, 3};
  if (header[0] == 3 || header[2])
    return 1;
  return header[i] ? 2 : 0; // expect: branch
}
int written_by_variable(SECRET const u8 *key, int i) {
  u8 header[4] = {1, 2, 3, 4};
  header[i] = key[0];
  return header[0] ? 2 : 0; // expect: branch
}
int by_memcpy(SECRET const u8 *key, u8 type) {
  u8 p[64] = {0};
  p[0] = type;
  memcpy(p + 16, key, 32);
  if (p[0] == 1 || p[15] || p[48])
    return 1;
  if (p[16]) // expect: branch
    return 2;
  return *(p + 47) ? 3 : 0; // expect: branch
}
int out_of_it(SECRET const u8 *key, u8 type) {
  u8 p[64] = {type}, head[4], tail[4];
  memcpy(&p[16], key, 32);
  memcpy(head, p, 4);
  memcpy(tail, &p[16], 4);
  if (head[0])
    return 1;
  return tail[1] ? 2 : 0; // expect: branch
}
int by_pointer(SECRET const u8 *key) {
  u8 p[8] = {0};
  u8 *q = &p[3];
  q[1] = key[0];
  return p[4] ? 1 : 0; // expect: branch
}
int all_anew(SECRET u32 s, u32 p) {
  u32 v[2] = {s, s}, keep = v[0] ^ v[1];
  v[0] = p;
  if (v[0] == 3)
    return 1;
  if (v[1] == 3) // expect: branch
    return 2;
  v[1] = 2;
  return v[0] == 4 || v[1] == 2 ? (int)keep : 0;
}
int whole_again(SECRET const u8 *key, u8 p) {
  u8 v[4] = {p, p, p, p};
  v[2] = 0;
  memcpy(v, key, sizeof v);
  return v[2] ? 1 : 0; // expect: branch
}
int on_one_path(SECRET const u8 *key, int c) {
  u8 v[4];
  memcpy(v, key, sizeof v);
  if (c)
    v[2] = 0;
  return v[2] ? 1 : 0; // expect: branch
}
int rows(SECRET const u8 *key) {
  u8 m[2][4] = {{0}};
  m[1][2] = key[0];
  if (m[0][2] || m[1][1])
    return 1;
  return m[1][2] ? 2 : 0; // expect: branch
}
static int third(const u8 *v) {
  return v[2] ? 1 : 0; // expect: branch
}
int handed_on(SECRET const u8 *key) {
  u8 v[4] = {0};
  v[1] = key[0];
  return third(v);
}
struct frame { u8 head[4], body[4]; };
int of_fields(SECRET const u8 *key) {
  struct frame f = {{0}, {0}};
  f.head[1] = key[0];
  if (f.head[0] || f.body[1])
    return 1;
  return f.head[1] ? 2 : 0; // expect: branch
}
union number { u32 word; u8 bytes[4]; uint16_t half; };
int punned(SECRET const u32 *k, u32 p) {
  union number u;
  u.word = k[0];
  if (u.bytes[1] > 3) // expect: branch
    return 1;
  u.half = 1;
  if (u.bytes[1] > 3) // expect: branch
    return 2;
  u.word = p;
  return u.bytes[1] > 3 ? 3 : 0;
}
union marked { SECRET u8 key[16]; u32 words[4]; u8 all[32]; };
union tagged { int kind; struct { int kind; SECRET u8 key[16]; } k; };
int marks_of_members(const union marked *m, const union tagged *t) {
  if (m->key[0]) // expect: branch
    return 1;
  if (m->words[1] == 3) // expect: branch
    return 2;
  if (t->kind == 1 || t->k.kind == 2)
    return 3;
  return t->k.key[0] ? 4 : 0; // expect: branch
}
struct bits { unsigned version : 4, pin : 14, rest : 3; };
int bit_fields(SECRET u32 s) {
  struct bits b = {1, 2, 3};
  b.pin = s;
  if (b.version == 1 || b.rest)
    return 1;
  return b.pin == 1234 ? 2 : 0; // expect: branch
}
