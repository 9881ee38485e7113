// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Guards against a function that is not looked at, because only the parameters of a pointer say that there is a secret in it.
// RUN: %score %s
#include <zeroize/secret.h>

typedef void derive(SECRET unsigned char *);
typedef void (*derive_pointer)(SECRET unsigned char *key);
struct table {
  derive_pointer get;
  void (*put)(SECRET unsigned char *key);
  void (*clear)(unsigned char *key);
  derive_pointer many[2];
};
extern derive_pointer tables[4];
derive_pointer everywhere;

int parameter(derive *f) {
  unsigned char key[32];
  f(key);
  return key[0] ? 1 : 0; // expect: branch
}
int field(struct table *t) {
  unsigned char key[32];
  t->get(key);
  return key[0] ? 1 : 0; // expect: branch
}
int own_declarator(struct table *t) {
  unsigned char key[32];
  t->put(key);
  return key[0] ? 1 : 0; // expect: branch
}
int global(void) {
  unsigned char key[32];
  everywhere(key);
  return key[0] ? 1 : 0; // expect: branch
}
int unmarked(struct table *t) {
  unsigned char key[32] = {0};
  t->clear(key);
  return key[0] ? 1 : 0;
}
void marked(struct table *t) {
  SECRET unsigned char key[32];
  t->get(key);
}
int element(struct table *t, int i) {
  unsigned char key[32];
  t->many[i](key);
  return key[0] ? 1 : 0; // expect: branch
}
int element_of_global(int i) {
  unsigned char key[32];
  tables[i](key);
  return key[0] ? 1 : 0; // expect: branch
}
int through_address(void) {
  unsigned char key[32];
  (**everywhere)(key);
  return key[0] ? 1 : 0; // expect: branch
}

derive_pointer find(void);
void (*find_plainly(void))(SECRET unsigned char *key);
void (*find_unmarked(void))(unsigned char *key);
derive_pointer *find_table(void);
void unmarked_function(unsigned char *key);
extern void *any;

int returned(void) {
  unsigned char key[32];
  find()(key);
  return key[0] ? 1 : 0; // expect: branch
}
int returned_plainly(void) {
  unsigned char key[32];
  find_plainly()(key);
  return key[0] ? 1 : 0; // expect: branch
}
int returned_unmarked(void) {
  unsigned char key[32] = {0};
  find_unmarked()(key);
  return key[0] ? 1 : 0;
}
int in_returned_table(int i) {
  unsigned char key[32];
  find_table()[i](key);
  return key[0] ? 1 : 0; // expect: branch
}
int of_two(int first) {
  unsigned char key[32];
  (first ? find() : find_plainly())(key);
  return key[0] ? 1 : 0; // expect: branch
}
int cast(void) {
  unsigned char key[32];
  ((derive_pointer)any)(key);
  return key[0] ? 1 : 0; // expect: branch
}
int cast_plainly(void) {
  unsigned char key[32];
  ((void (*)(SECRET unsigned char *))any)(key);
  return key[0] ? 1 : 0; // expect: branch
}
int cast_from_unmarked(void) {
  unsigned char key[32];
  ((derive_pointer)unmarked_function)(key); // expect: escape
  return key[0] ? 1 : 0; // expect: branch
}

typedef SECRET unsigned char key_byte;
typedef key_byte *(*lookup)(void);
extern lookup looked_up;
lookup find_lookup(void);
int result(void) {
  return looked_up()[0] ? 1 : 0; // expect: branch
}
int result_of_returned(void) {
  return find_lookup()()[0] ? 1 : 0; // expect: branch
}
