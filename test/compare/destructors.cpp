// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Destructors that nobody writes a call of hand blocks with secrets to functions of other files, which release them
// unerased: of locals, members, bases, by delete, and those that the compiler writes.
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
