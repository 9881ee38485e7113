// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Guards against a call through a pointer or a table of which the declaration speaks in vain, and against words of ours that
// stay behind; what the user assumes of his own functions does.
//
// RUN: %zeroize %quiet -w -std=c++17 -O0 -emit-llvm -Xclang -disable-llvm-passes -S -o - %s | FileCheck --check-prefix=BEFORE %s
// RUN: %zeroize %quiet -w -std=c++17 -O0 -emit-llvm -S -o %t.ll %s
// RUN: FileCheck --implicit-check-not=zeroize.contract --implicit-check-not=zeroize.pointer-contract %s < %t.ll

#define SECRET __attribute__((secret))

typedef int (*fill)(void *, SECRET unsigned char *out);
struct vault {
  int n;
  SECRET unsigned char key[32];
};
struct table {
  void *first;
  fill get;
  int (*derive)(const struct vault *, unsigned char *out);
  void (*plain)(unsigned char *);
};
struct generator {
  virtual void make(SECRET unsigned char *);
  virtual void plain(unsigned char *);
  [[omp::assume("ours")]] virtual void both(SECRET unsigned char *);
};

// BEFORE: "llvm.assume"="{{(ours,)?}}zeroize.contract:--o"

extern "C" {
// CHECK-LABEL: @field(
// CHECK:       call {{.*}} %{{[0-9]+}}({{.*}} [[$GET:#[0-9]+]]
int field(struct table *t, unsigned char *to) { return t->get(0, to); }
// CHECK-LABEL: @record(
// CHECK:       call {{.*}} %{{[0-9]+}}({{.*}} [[$DERIVE:#[0-9]+]]
int record(struct table *t, const struct vault *v, unsigned char *to) { return t->derive(v, to); }
// CHECK-LABEL: @one_of_two(
// CHECK:       call {{.*}} %{{[0-9]+}}({{.*}} [[$GET]]
int one_of_two(struct table *t, int c, fill f, unsigned char *to) { return (c ? t->get : f)(0, to); }
// CHECK-LABEL: @other_field(
// CHECK:       call {{.*}} %{{[0-9]+}}(ptr noundef %{{[0-9]+}}){{$}}
void other_field(struct table *t, unsigned char *to) { t->plain(to); }
// CHECK-LABEL: @method(
// CHECK:       call {{.*}} %{{[0-9]+}}({{.*}} [[$GET]]
void method(struct generator *g, unsigned char *to) { g->make(to); }
// CHECK-LABEL: @other_method(
// CHECK:       call {{.*}} %{{[0-9]+}}({{[^#]*}}){{$}}
void other_method(struct generator *g, unsigned char *to) { g->plain(to); }
// CHECK-LABEL: @both_kinds(
// CHECK:       call {{.*}} %{{[0-9]+}}({{.*}} [[$BOTH:#[0-9]+]]
void both_kinds(struct generator *g, unsigned char *to) { g->both(to); }
}
// CHECK-DAG: attributes [[$GET]] = {{.*}}"zeroize-contract"="--o"
// CHECK-DAG: attributes [[$DERIVE]] = {{.*}}"zeroize-contract"="?iw"
// CHECK-DAG: attributes [[$BOTH]] = {{.*}}"llvm.assume"="ours"{{.*}}"zeroize-contract"="--o"
