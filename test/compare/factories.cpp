// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Functions and constructors that make objects with `new`: all that one of them had made was one object, so a secret in
// one made the public text in another secret.
// RUN: %score -std=c++20 %s
#include <cstring>
#include <memory>
#include <string>
#include <zeroize/secret.h>
using str = std::string;
struct Node {
  str text;
  Node *next = nullptr;
};
static Node *made(const str &s) {
  auto *n = new Node;
  n->text = s;
  return n;
}
int nodes(SECRET const str &k, const str &name) {
  Node *a = made(name), *b = made(k);
  int r = a->text == "root" ? 1 : 0;
  if (b->text == name) // expect: compare
    r = 2;
  delete a;
  delete b;
  return r;
}
static Node *linked(Node *before, const str &s) {
  Node *n = made(s);
  n->next = before;
  return n;
}
int chain(SECRET const str &k, const str &name) {
  Node *open = linked(made(name), name), *hidden = linked(made(k), k);
  if (open->next->text == "root")
    return 1;
  return hidden->next->text == "root"; // expect: compare
}
static char *bytes(const char *s, size_t n) {
  char *p = new char[n];
  memcpy(p, s, n);
  return p;
}
int arrays(SECRET const char *k, const char *name) {
  char *a = bytes(name, 4), *b = bytes(k, 4);
  int r = a[0] == 'r' ? 1 : 0;
  if (b[0] == 'r') // expect: branch
    r = 2;
  delete[] a;
  delete[] b;
  return r;
}
struct Text {
  char *data;
  Text(const char *s, size_t n) : data(new char[n]) { memcpy(data, s, n); }
  ~Text() { delete[] data; }
};
int members(SECRET const char *k, const char *name) {
  Text a(name, 4), b(k, 4);
  if (a.data[0] == 'r')
    return 1;
  return memcmp(b.data, name, 4); // expect: compare
}
// What an object keeps is the same whoever asks for it.
struct Cache {
  Node *node = nullptr;
  Node *get() {
    if (!node)
      node = new Node;
    return node;
  }
};
int kept(SECRET const str &k, const str &given) {
  Cache c;
  c.get()->text = k;
  return c.get()->text == given; // expect: compare
}
