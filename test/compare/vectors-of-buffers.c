// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A function of another file is given a secret by a pointer in what it is
// given: hashes over vectors of buffers, borrowed keys in contexts.
// RUN: %score %s
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/uio.h>
#include <zeroize/secret.h>

int hash(size_t n, const uint8_t *parts[], const size_t *sizes, uint8_t *out);
int hash_marked(size_t n, SECRET const uint8_t *parts[], const size_t *sizes, uint8_t *out);
struct part {
  const void *bytes;
  size_t size;
};
struct message {
  struct part *parts;
  int count;
};
int send_parts(const struct part *parts, int n);
int send_by_value(struct part p);
int send_message(const struct message *m);
int take_address(const uint8_t **p);
int keyed(SECRET const uint8_t *key, const struct part *parts, int n);
typedef int (*sender)(const struct part *parts, int n);

int local_copy(SECRET const uint8_t key[32], int n, const uint8_t *data[], const size_t *sizes, uint8_t *mac) {
  uint8_t pad[64] = {0};
  const uint8_t *all[11];
  size_t each[11];
  memcpy(pad, key, 32);
  all[0] = pad;
  each[0] = sizeof pad;
  for (int i = 0; i < n; i++) {
    all[i + 1] = data[i];
    each[i + 1] = sizes[i];
  }
  int rc = hash(n + 1, all, each, mac); // expect: escape
  return rc | hash_marked(n + 1, all, each, mac);
}
int initialized(SECRET const uint8_t *key, const uint8_t *data, uint8_t *mac) {
  const uint8_t *all[] = {data, key};
  const size_t each[] = {9, 32};
  return hash(2, all, each, mac); // expect: escape
}
int another_name(SECRET const uint8_t *key, uint8_t *mac) {
  const uint8_t *k = key;
  size_t n = 32;
  return hash(1, &k, &n, mac); // expect: escape
}
int parameter(SECRET const uint8_t *key) {
  return take_address(&key); // expect: escape
}
int in_records(SECRET const uint8_t *key, sender by_pointer) {
  struct part p[2] = {{"label", 5}, {key, 32}};
  int rc = send_parts(p, 2); // expect: escape
  rc |= send_by_value(p[1]); // expect: escape
  rc |= send_parts((struct part[]){{key, 32}}, 1); // expect: escape
  rc |= by_pointer(p, 2); // expect: escape
  return rc;
}
int two_links(SECRET const uint8_t *key) {
  struct part p = {key, 32};
  struct message m = {&p, 1};
  return send_message(&m); // expect: escape
}
int of_another(struct message *m, SECRET const uint8_t *key) {
  m->parts->bytes = key;
  return send_message(m); // expect: escape
}
int beside_a_mark(SECRET const uint8_t *key) {
  struct part p = {key, 32};
  return keyed(key, &p, 1); // expect: escape
}

/* Silent: nothing secret is there, or who is given it can see that it is. */
int public_parts(SECRET uint8_t *key, const uint8_t *data, uint8_t *mac) {
  const uint8_t *all[] = {data, data + 9};
  const size_t each[] = {9, 9};
  key[0] ^= data[0];
  return hash(2, all, each, mac);
}
int put_back(SECRET const uint8_t *key, const uint8_t *data, uint8_t *mac) {
  const uint8_t *k = key;
  size_t n = 9;
  k = data;
  return hash(1, &k, &n, mac);
}
int wiped(SECRET const uint8_t *key, uint8_t *mac) {
  uint8_t own[32];
  size_t n = sizeof own;
  const uint8_t *k = own;
  memcpy(own, key, sizeof own);
  memset(own, 0, sizeof own);
  return hash(1, &k, &n, mac);
}
struct borrowed {
  SECRET const uint8_t *key;
  const uint8_t *data;
};
int use_borrowed(const struct borrowed *b, size_t n);
struct holder {
  struct borrowed *b;
};
int use_holder(struct holder *h);
int marked_fields(SECRET const uint8_t *key, const uint8_t *data) {
  struct borrowed b = {key, data};
  struct holder h = {&b};
  return use_borrowed(&b, 9) | use_holder(&h);
}
int marked_field_behind_bytes(SECRET const uint8_t *key, const uint8_t *data) {
  struct borrowed b = {key, data};
  struct part p = {&b, sizeof b}; // who takes it for what it is sees the mark
  return send_parts(&p, 1);
}
int written(SECRET const uint8_t *key, int fd) {
  struct iovec v = {(void *)key, 32};
  return writev(fd, &v, 1) == 32;
}
struct node {
  struct node *next;
  SECRET uint8_t key[32];
};
int count(struct node *list);
void release(struct node *list);
int marked_links(struct node *list) {
  struct node *n = calloc(1, sizeof *n);
  n->next = list;
  int rc = count(n);
  release(n);
  return rc;
}
void release_bytes(void *block);
int as_bytes(SECRET const uint8_t *key) {
  struct part *p = malloc(sizeof *p);
  if (!p)
    return -1;
  p->bytes = key;
  release_bytes(p);
  return 0;
}
int declassified(SECRET const uint8_t *key, uint8_t *mac) {
  uint8_t tag = secret_declassify(key[0]);
  const uint8_t *all[] = {&tag};
  const size_t each[] = {1};
  return hash(1, all, each, mac);
}
