// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Guards against a call that the IR takes for an ordinary one: contracts of definitions and of mere
// declarations, by mark and by type, also of a type that is completed after the prototype.
//
// RUN: %zeroize %quiet -std=c11 -O0 -fno-discard-value-names -emit-llvm -Xclang -disable-llvm-passes -S -o - %s > %t.ll
// RUN: FileCheck %s < %t.ll
// RUN: FileCheck --check-prefix=PUBLIC %s < %t.ll
// RUN: %zeroize %quiet -std=c11 -O0 -fsyntax-only -Xclang -verify %s

#define SECRET __attribute__((secret))

struct later;
typedef SECRET unsigned char key_type[32];
struct pointers {
  SECRET char *text;
};

// CHECK-DAG: [[OI:@[^ ]+]] = {{.*}}c"zeroize.contract:oi-\00"
// CHECK-DAG: [[S_S:@[^ ]+]] = {{.*}}c"zeroize.contract:s-s\00"
// CHECK-DAG: [[_IOI:@[^ ]+]] = {{.*}}c"zeroize.contract:-ioi\00"
// CHECK-DAG: [[_OI:@[^ ]+]] = {{.*}}c"zeroize.contract:?oi\00"
// CHECK-DAG: [[_OOO:@[^ ]+]] = {{.*}}c"zeroize.contract:?ooo\00"
// CHECK-DAG: [[_I_:@[^ ]+]] = {{.*}}c"zeroize.contract:-i-\00"
// CHECK-DAG: [[_I:@[^ ]+]] = {{.*}}c"zeroize.contract:-i\00"
// CHECK-DAG: [[O:@[^ ]+]] = {{.*}}c"zeroize.contract:o\00"
// CHECK-DAG: { ptr @returned, ptr [[O]],
// CHECK-DAG: { ptr @by_named_type, ptr [[_I_]],
// CHECK-DAG: { ptr @example, ptr [[OI]],
// CHECK-DAG: { ptr @values, ptr [[S_S]],
// CHECK-DAG: { ptr @arrays, ptr [[_IOI]],
// CHECK-DAG: { ptr @completed_later, ptr [[_OI]],
// CHECK-DAG: { ptr @pointers, ptr [[_OOO]],
// CHECK-DAG: { ptr @defined, ptr [[_I_]],
// CHECK-DAG: { ptr @merged, ptr [[_I]],
// CHECK-DAG: { ptr @used_before, ptr [[_I]],
// PUBLIC-NOT: { ptr @public,
SECRET char *example(SECRET const char *, unsigned);
SECRET int values(int, SECRET int);
void arrays(const key_type, key_type, SECRET const char *const *);
void completed_later(struct later *, const struct later *);
void pointers(struct pointers, struct pointers *, const struct pointers *);
typedef void handler(SECRET const char *, int);
handler by_named_type;
struct pointers returned(void);
struct pointers returned(void);
void public(int, const char *);
void merged(SECRET const char *);
void used_before(const char *); // expected-note {{previous declaration is here}}

struct later {
  SECRET int value;
};

void defined(SECRET const char *p, int n) {
  example(p, values(n, 1));
  key_type key;
  arrays(key, key, &p);
  struct later later;
  completed_later(&later, &later);
  struct pointers pointer = returned();
  pointer = returned();
  pointers(pointer, &pointer, &pointer);
  public(n, "");
  used_before(p);
  by_named_type(p, n);
}

// The definition need not say again what the header said.
void merged(const char *p) { used_before(p); }

void used_before(SECRET const char *p); // expected-warning {{parameter 'p' is secret here, but not in an earlier declaration of 'used_before'; callers that see only that one do not protect it [zeroize-attribute]}}
SECRET int returns(void);
int returns(void) { return 0; }
int grows(void); // expected-note {{previous declaration is here}}
SECRET int grows(void) { return 0; } // expected-warning {{returned value is secret here, but not in an earlier declaration of 'grows'; callers that see only that one do not protect it [zeroize-attribute]}}
