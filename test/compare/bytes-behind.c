// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Guards against messages about the public fields of a header that lies in one block with a secret behind it, or that is read at
// once with a secret beside it (cryptsetup), and against silence about the bytes of a record that are looked at one by one.
// RUN: %score %s
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <zeroize/secret.h>
typedef uint8_t u8;
struct header { char magic[6]; uint16_t version; uint32_t offset, key_bytes; };
struct volume_key { size_t length; u8 *data; };
struct disk { struct header head; SECRET u8 material[512]; };
void decrypt(SECRET const u8 *key, SECRET void *to, size_t n);

// Behind it.
int behind_size(SECRET const u8 *key, size_t n) {
  char *block = malloc(sizeof(struct header) + n);
  if (!block)
    return -1;
  struct header *h = (struct header *)block;
  h->version = 1;
  memcpy(block + sizeof *h, key, n);
  int r = h->version != 1 ? 1 : 0;
  if (block[sizeof *h + 3]) // expect: branch
    r = 2;
  if (memcmp(block, "header", n) == 0) // expect: compare
    r = 3;
  free(block);
  return r;
}
struct volume_key *behind_record(SECRET const u8 *key, size_t n) {
  struct volume_key *v = malloc(sizeof *v + n);
  if (!v)
    return NULL;
  v->length = n;
  memcpy(v + 1, key, n);
  return v->length == 32 ? v : NULL;
}
int led_there(SECRET const u8 *key, size_t n) {
  struct volume_key *v = malloc(sizeof *v + n);
  if (!v)
    return -1;
  v->length = n;
  v->data = (u8 *)(v + 1);
  memcpy(v->data, key, n);
  if (v->length != 32)
    return -1;
  return v->data[1] ? 1 : 0; // expect: branch
}
static void fill(u8 *to, const u8 *key, size_t n) {
  for (size_t i = 0; i < n; i++)
    to[i] = key[i];
}
int by_helper(struct volume_key *v, SECRET const u8 *key, size_t n) {
  fill((u8 *)&v[1], key, n);
  if (v->length != n)
    return -1;
  fill((u8 *)v, key, n);
  return v->length ? 1 : 0; // expect: branch
}
// The next element of an array is no other thing.
int next_element(SECRET const u8 *key) {
  struct volume_key many[2] = {{0}};
  memcpy(many + 1, key, sizeof *many);
  return many[1].length ? 1 : 0; // expect: branch
}

// Beside it.
int read_at_once(SECRET const u8 *key, SECRET u8 *out) {
  struct disk d;
  decrypt(key, &d, sizeof d);
  if (memcmp(d.head.magic, "secret", 6) || d.head.version != 1 || d.head.key_bytes > sizeof d.material)
    return -1;
  memcpy(out, d.material, d.head.key_bytes);
  return d.material[0] ? 1 : 0; // expect: branch
}
int read_into_block(SECRET const u8 *key) {
  struct disk *d = malloc(sizeof *d);
  if (!d)
    return -1;
  decrypt(key, d, sizeof *d);
  int r = d->head.version != 1 ? -1 : 0;
  if (d->material[3]) // expect: branch
    r = 1;
  free(d);
  return r;
}
int nothing_says(SECRET const u8 *key) {
  struct header h;
  decrypt(key, &h, sizeof h);
  return h.version ? 1 : 0; // expect: branch
}

// Bytes of a record.
int bytes(struct disk *d, int i) {
  const u8 *p = (const void *)d;
  return p[i] ? 1 : 0; // expect: branch
}
int written_bytes(SECRET const u8 *key, int i) {
  struct { int n; u8 key[32]; } s = {0};
  memcpy(s.key, key, 32);
  return ((u8 *)&s)[i] ? 1 : 0; // expect: branch
}
int bytes_of_block(SECRET const u8 *key, int i) {
  struct { int n; u8 key[32]; } *s = malloc(sizeof *s);
  if (!s)
    return 0;
  memcpy(s->key, key, 32);
  int r = ((u8 *)s)[i] ? 1 : 0; // expect: branch
  free(s);
  return r;
}
int bytes_of_header(struct disk *d, int i) { return ((u8 *)&d->head)[i] ? 1 : 0; }
