// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Destructors that nobody writes a call of hand blocks with secrets to functions of other files, which release them
// unerased: of locals, members, bases, temporaries, by delete, and those that the compiler writes.
// RUN: %score %s
// RUN: echo 'release drop(1)' > %t.secrets
// RUN: %zeroize -xc++ -I%S/../../attrs -fplugin-arg-zeroize-secrets=%t.secrets -DSILENT -fsyntax-only -Werror %s
#include <stddef.h>
#include <stdlib.h>
#include <string.h>
#include <zeroize/secret.h>

typedef unsigned char byte;
void drop(void *block);
void *make(size_t n);
void forget(void *block);

#ifndef SILENT
struct local {
  byte *data = (byte *)make(32);
  ~local() { drop(data); } // expect: escape
};
void of_local(SECRET const byte *from) {
  local l;
  memcpy(l.data, from, 32);
}

struct constructed {
  byte *data;
  constructed();
  ~constructed() { drop(data); } // expect: escape
};
void of_constructed(SECRET const byte *from) {
  constructed l;
  memcpy(l.data, from, 32);
}

// What is marked lies in the object itself.
struct member {
  byte data[32];
  ~member() { drop(data); } // expect: escape
};
struct holder {
  SECRET member key;
  virtual ~holder() {}
  void release() { delete this; }
};

struct implicit {
  byte data[32];
  ~implicit() { drop(data); } // expect: escape
};
struct outer {
  SECRET implicit key;
};
struct outermost : outer {};
void of_implicit(const byte *from) {
  outermost o;
  memcpy(o.key.data, from, 32);
}

struct deleted {
  byte *data = (byte *)make(32);
  ~deleted() { drop(data); } // expect: escape
};
void by_delete(SECRET const byte *from) {
  deleted *d = new deleted;
  memcpy(d->data, from, 32);
  delete d;
}

// Of temporaries: that an expression makes, that a call returns, that a reference keeps, that only one way makes.
struct named_once {
  byte *data = (byte *)make(32);
  explicit named_once(SECRET const byte *from) { memcpy(data, from, 32); }
  ~named_once() { drop(data); } // expect: escape
};
static bool is_there(const named_once &n) { return n.data != nullptr; }
bool of_temporary(SECRET const byte *from) { return is_there(named_once(from)); }

struct returned {
  byte *data = (byte *)make(32);
  explicit returned(SECRET const byte *from) { memcpy(data, from, 32); }
  ~returned() { drop(data); } // expect: escape
};
static returned copy_of(const byte *from) { return returned(from); }
void of_returned(SECRET const byte *from) { copy_of(from); }

struct kept {
  byte data[32];
  explicit kept(SECRET const byte *from) { memcpy(data, from, 32); }
  ~kept() { drop(data); } // expect: escape
};
int of_reference(SECRET const byte *from) {
  const kept &k = kept(from);
  return sizeof k.data;
}

struct one_way {
  byte *data = (byte *)make(32);
  explicit one_way(SECRET const byte *from) { memcpy(data, from, 32); }
  ~one_way() { drop(data); } // expect: escape
  int size() const { return 32; }
};
int of_one_way(SECRET const byte *from, int n) { return n > 3 ? one_way(from).size() : n; }

// Where it is known.
struct known {
  byte *data = (byte *)malloc(32);
  ~known() { free(data); }
};
struct erased {
  byte *data = (byte *)make(32);
  ~erased() { forget(data); }
};
void silent(const byte *from, SECRET const byte *key) {
  known k;
  memcpy(k.data, key, 32);
  erased e; // of no secret
  memcpy(e.data, from, 32);
}
struct counted {
  int n;
  byte *data = (byte *)make(32);
  explicit counted(int n) : n(n) {}
  ~counted() { drop(data); }
};
int silent_temporaries(SECRET const byte *key, int n) { return counted(n).n + (n > 3 ? counted(key != nullptr).n : n); }
#else
struct buffer {
  byte *data = (byte *)make(32);
  ~buffer() { drop(data); }
};
void released(SECRET const byte *from) {
  buffer b;
  memcpy(b.data, from, 32);
}
#endif
