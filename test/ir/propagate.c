// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Guards the choice of secret functions: one missed is a leak that no other half can find, one too many
// costs time and blurs where the region ends.

// DEFINE: %{mark} = sed -E -n -e 's/^define [^@]*@([A-Za-z0-9_]+)\(.* prefix .*/secret \1/p' -e 's/^define [^@]*@([A-Za-z0-9_]+)\(.*/public \1/p'
// RUN: %clang -O0 -S -emit-llvm -fpass-plugin=%ir_module %s -o %t.ll
// RUN: %{mark} %t.ll | FileCheck %s
// At -O2 the same decisions, before anything is inlined.
// RUN: %clang -O2 -S -emit-llvm -Xclang -disable-llvm-passes %s -o %t.plain.ll
// RUN: %opt -load-pass-plugin=%ir_module -passes='zeroize-protect<optimised>' -S %t.plain.ll -o %t.opt.ll
// RUN: %{mark} %t.opt.ll | FileCheck %s

#define STORAGE __attribute__((annotate("zeroize.secret.storage")))
#define POINTEE __attribute__((annotate("zeroize.secret.pointee")))
#define CONTRACT(letters) __attribute__((annotate("zeroize.contract:" letters)))
typedef unsigned char u8;
typedef unsigned long size_t;

void external(const void *, ...);
void *memchr(const void *, int, size_t);
void qsort(void *, size_t, size_t, int (*)(const void *, const void *));

// One helper for secret and public buffers: the public callers stay public.
// CHECK-DAG: secret load16{{$}}
static unsigned load16(const u8 *p) { return p[0] | p[1] << 8; }
// CHECK-DAG: secret store8{{$}}
static void store8(u8 *p, unsigned v) { p[0] = v; }
// CHECK-DAG: public reads_public{{$}}
unsigned reads_public(const u8 *m) { return load16(m); }
// CHECK-DAG: public writes_public{{$}}
void writes_public(u8 *out) { store8(out, 3); }

// Static helpers, three levels deep.
// CHECK-DAG: secret deep3{{$}}
static unsigned deep3(const u8 *p) { return load16(p) + 1; }
// CHECK-DAG: secret deep2{{$}}
static unsigned deep2(const u8 *p) { return deep3(p) + 1; }
// CHECK-DAG: secret deep1{{$}}
static unsigned deep1(const u8 *p) { return deep2(p) + 1; }

// What a contract does not mark is public to its callers.
// CHECK-DAG: secret mac{{$}}
CONTRACT("--o-") void mac(u8 *tag, POINTEE u8 *key, const u8 *m) { store8(tag, deep1(key) ^ reads_public(m)); }
// CHECK-DAG: secret signs{{$}}
// CHECK-DAG: public print_tag{{$}}
static u8 print_tag(const u8 *tag) { return tag[0]; }
u8 signs(const u8 *m) {
  STORAGE u8 key[32];
  u8 tag[32];
  external(key);
  mac(tag, key, m);
  return print_tag(tag);
}

// What it marks is secret to its callers, and to the helpers that they call.
CONTRACT("o-") u8 *get_key(int);
CONTRACT("s") int get_digit(void);
CONTRACT("-o") void make_key(u8 *);
// CHECK-DAG: secret first_byte{{$}}
static u8 first_byte(const u8 *p) { return p[1]; }
// CHECK-DAG: secret calls_get_key{{$}}
int calls_get_key(void) { return first_byte(get_key(1)); }
// CHECK-DAG: secret calls_get_digit{{$}}
int calls_get_digit(void) { return get_digit() + 1; }
// CHECK-DAG: secret calls_make_key{{$}}
// CHECK-DAG: secret made{{$}}
static u8 made(const u8 *p) { return p[2]; }
int calls_make_key(void) {
  u8 k[8];
  make_key(k);
  return made(k);
}

// Recursion, alone and mutual; public recursion stays public.
// CHECK-DAG: secret even{{$}}
// CHECK-DAG: secret odd{{$}}
static int even(int n);
static int odd(int n) { return n ? even(n - 1) : 0; }
static int even(int n) { return n ? odd(n - 1) : 1; }
int recursion(void) {
  STORAGE int k = 3;
  return even(k);
}
// CHECK-DAG: public even_public{{$}}
// CHECK-DAG: public odd_public{{$}}
static int even_public(int n);
static int odd_public(int n) { return n ? even_public(n - 1) : 0; }
static int even_public(int n) { return n ? odd_public(n - 1) : 1; }
int recursion_public(int n) { return even_public(n); }

// A constant table of static functions.
struct ops {
  unsigned (*f)(const u8 *, int);
};
// CHECK-DAG: secret op1{{$}}
// CHECK-DAG: secret op2{{$}}
static unsigned op1(const u8 *p, int i) { return p[i]; }
static unsigned op2(const u8 *p, int i) { return p[i] + 1; }
static const struct ops table[2] = {{op1}, {op2}};
unsigned dispatches(int which) {
  STORAGE u8 k[4];
  external(k);
  return table[which].f(k, 1);
}

// Callbacks of unknown functions get what those were given.
// CHECK-DAG: secret compare{{$}}
static int compare(const void *a, const void *b) { return *(int *)a - *(int *)b; }
// CHECK-DAG: public compare_public{{$}}
static int compare_public(const void *a, const void *b) { return *(int *)a - *(int *)b; }
void sorts(void) {
  STORAGE int k[8];
  external(k);
  qsort(k, 8, 4, compare);
}
void sorts_public(int *v) { qsort(v, 8, 4, compare_public); }

// Through a global pointer, and a global itself.
static u8 *shared;
// CHECK-DAG: secret reads_shared{{$}}
static unsigned reads_shared(void) { return shared[0]; }
void writes_shared(void) {
  STORAGE u8 k[4];
  external(k);
  shared = k;
  reads_shared();
}
static STORAGE u8 master[8];
// CHECK-DAG: secret reads_master{{$}}
unsigned reads_master(void) { return master[1]; }

// Out parameters of helpers.
// CHECK-DAG: secret copies{{$}}
static void copies(u8 *to, const u8 *from) {
  for (int i = 0; i < 4; i++)
    to[i] = from[i];
}
// CHECK-DAG: secret reads_copy{{$}}
static unsigned reads_copy(const u8 *p) { return p[1]; }
void out_parameter(void) {
  STORAGE u8 k[4];
  u8 copy[4];
  external(k);
  copies(copy, k);
  reads_copy(copy);
}

// CHECK-DAG: secret variadic{{$}}
static int variadic(int n, ...) {
  __builtin_va_list list;
  __builtin_va_start(list, n);
  int first = __builtin_va_arg(list, int);
  __builtin_va_end(list);
  return first;
}
void calls_variadic(void) {
  STORAGE int k = 3;
  variadic(1, k);
}
// CHECK-DAG: public variadic_public{{$}}
static int variadic_public(int n, ...) {
  __builtin_va_list list;
  __builtin_va_start(list, n);
  int first = __builtin_va_arg(list, int);
  __builtin_va_end(list);
  return first;
}
void calls_variadic_public(int n) { variadic_public(1, n); }

// A pointer that an unknown function returns may be one of those it was given.
// CHECK-DAG: secret finds{{$}}
static u8 *finds(u8 *p) { return memchr(p, 1, 4); }
// CHECK-DAG: secret peeks{{$}}
static u8 peeks(u8 *p) { return *p; }
void found(void) {
  STORAGE u8 k[4];
  external(k);
  peeks(finds(k));
}

// A table that is indexed by a secret does not become one.
static u8 box[256];
void fills_box(u8 x) { box[1] = x; }
// CHECK-DAG: public reads_box{{$}}
u8 reads_box(void) { return box[3]; }
// CHECK-DAG: secret substitutes{{$}}
u8 substitutes(void) {
  STORAGE u8 k = 3;
  return box[k];
}

// By value, in memory.
struct five {
  long a[5];
};
// CHECK-DAG: secret by_value{{$}}
static long by_value(struct five s) { return s.a[1]; }
void passes_by_value(void) {
  STORAGE struct five s;
  external(&s);
  by_value(s);
}

// Declassified: public from there on.
// CHECK-DAG: public is_odd{{$}}
static int is_odd(int x) { return x & 1; }
void declassifies(void) {
  STORAGE int k = 3;
  __attribute__((annotate("zeroize.declassify"))) int d = k;
  is_odd(d);
}

// Access to a secret field.
struct keyed {
  int id;
  STORAGE u8 key[16];
};
// CHECK-DAG: secret reads_field{{$}}
u8 reads_field(struct keyed *k) { return k->key[2]; }

// Inline assembly.
// CHECK-DAG: secret moves{{$}}
static unsigned moves(unsigned x) {
  unsigned r;
  __asm__("mov %1, %0" : "=r"(r) : "r"(x));
  return r;
}
// CHECK-DAG: secret moved{{$}}
static int moved(unsigned y) { return y; }
void assembly(void) {
  STORAGE unsigned k = 4;
  moved(moves(k));
}

// Called from a secret function, but with nothing secret.
// CHECK-DAG: public innocent{{$}}
static void innocent(int n) { external(0, n); }
void calls_innocent(void) {
  STORAGE u8 k[3];
  external(k);
  innocent(3);
}
