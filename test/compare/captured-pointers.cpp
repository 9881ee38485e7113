// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// What a callee is handed by way of a pointer to a pointer inside of a record, such as what a closure captures by reference.
// RUN: %score %s
#include <functional>
#include <zeroize/secret.h>

typedef unsigned char byte;
void work();

static bool by_reference(const byte *a) {
  return [&] { return a[0] ? true : false; }(); // expect: branch
}
bool calls_by_reference(SECRET const byte *k) { return by_reference(k); }

struct functor {
  const byte *&a;
  bool operator()() const { return a[0] ? true : false; } // expect: branch
};
static bool by_functor(const byte *a) {
  functor f{a};
  return f();
}
bool calls_by_functor(SECRET const byte *k) { return by_functor(k); }

struct holder {
  const byte **a;
  int n;
};
static bool in_record(const holder *h) {
  if (h->n > 3 || !*h->a)
    return false;
  return (*h->a)[0] ? true : false; // expect: branch
}
static bool by_record(const byte *a) {
  holder h{&a, 3};
  return in_record(&h);
}
bool calls_by_record(SECRET const byte *k) { return by_record(k); }

static bool public_pointer(const byte *a) {
  return [&] { return a ? true : false; }();
}
bool calls_public_pointer(SECRET const byte *k) { return public_pointer(k); }

struct state {
  byte x[4];
  int n;
};
static bool in_state(const state *s) {
  return [&] { return s->n ? s->x[0] != 0 ? true : false : false; }(); // expect: branch
}
bool calls_in_state(SECRET const byte *k) {
  state s;
  s.n = 1;
  s.x[0] = k[0];
  return in_state(&s);
}
static bool public_field(const state *s) {
  return [&] { return s->n ? true : false; }();
}
bool calls_public_field(SECRET const byte *k) {
  state s;
  s.n = 1;
  s.x[0] = k[0];
  return public_field(&s);
}

static void function_and_pointer(void (*f)(byte), const byte *a) {
  [&] { f(a[0]); }();
}
static void decides(byte x) {
  if (x) // expect: branch
    work();
}
void calls_function(SECRET const byte *k) { function_and_pointer(decides, k); }

static void each(const std::function<void(byte)> &f, const byte *a) {
  [&] { f(a[0]); }();
}
bool calls_closure(SECRET const byte *k) {
  byte b;
  each([&](byte x) { b = x; }, k);
  return b ? true : false; // expect: branch
}
