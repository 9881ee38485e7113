// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Guards against a variable that another file defines and of whose mark plugin/ir hears nothing: CodeGen annotates what it
// defines. Nothing of what tells it is left in the object.
//
// RUN: %zeroize %quiet -w -std=c++17 -O0 -emit-llvm -Xclang -disable-llvm-passes -S -o - %s | FileCheck %s
// RUN: %zeroize %quiet -w -std=c++17 -O0 -emit-llvm -S -o %t.ll %s
// RUN: FileCheck --check-prefix=AFTER --implicit-check-not=__zeroize_global --implicit-check-not=unused %s < %t.ll
// RUN: %zeroize %quiet -w -std=c++17 -O2 -g -fprofile-instr-generate -fcoverage-mapping -finstrument-functions -c %s -o %t.o
// RUN: nm %t.o | FileCheck --check-prefix=SYMBOLS --implicit-check-not=__zeroize_global --implicit-check-not=unused %s
// SYMBOLS-DAG: U key
// SYMBOLS-DAG: T use_key

#define SECRET __attribute__((secret))

extern "C" {
extern SECRET unsigned char key[32], unused[32];
extern SECRET volatile unsigned char unsized[];
extern SECRET unsigned char *pointer;
extern SECRET unsigned char &reference;
extern SECRET thread_local unsigned char own[32];
extern SECRET __thread unsigned char plain_own[32];
extern unsigned char elsewhere[32];
struct context {
  int n;
  SECRET unsigned char key[32];
};
extern struct context object;
extern SECRET unsigned char later[32];
extern void (*filler)(SECRET unsigned char *);
}
struct holder {
  static SECRET unsigned char member[32];
};

// CHECK-DAG: call void @__zeroize_global_mark.zeroize.secret.storage(ptr {{.*}}@key)
// CHECK-DAG: call void @__zeroize_global_mark.zeroize.secret.storage(ptr {{.*}}@unsized)
// CHECK-DAG: call void @__zeroize_global_mark.zeroize.secret.pointee(ptr {{.*}}@pointer)
// CHECK-DAG: call void @__zeroize_global_mark.zeroize.secret.storage(ptr {{.*}}@object)
// CHECK-DAG: call void @__zeroize_global_mark.zeroize.secret.storage(ptr {{.*}}@_ZN6holder6memberE)
// CHECK-DAG: call void @"__zeroize_global_mark.zeroize.pointer-contract:-o"(ptr {{.*}}@filler)

extern "C" {
// AFTER: define {{.*}} @use_key() {{#[0-9]+}} prefix ptr @__zeroize_ERROR
int use_key() { return key[1]; }
// AFTER: define {{.*}} @use_unsized() {{#[0-9]+}} prefix ptr @__zeroize_ERROR
int use_unsized() { return unsized[1]; }
// AFTER: define {{.*}} @use_pointer() {{#[0-9]+}} prefix ptr @__zeroize_ERROR
int use_pointer() { return pointer[1]; }
// AFTER: define {{.*}} @use_reference() {{#[0-9]+}} prefix ptr @__zeroize_ERROR
int use_reference() { return reference; }
// AFTER: define {{.*}} @use_own() {{#[0-9]+}} prefix ptr @__zeroize_ERROR
int use_own() { return own[1]; }
// AFTER: define {{.*}} @use_plain_own() {{#[0-9]+}} prefix ptr @__zeroize_ERROR
int use_plain_own() { return plain_own[1]; }
// AFTER: define {{.*}} @use_elsewhere() {{#[0-9]+}} {
int use_elsewhere() { return elsewhere[1]; }
// AFTER: define {{.*}} @use_object() {{#[0-9]+}} prefix ptr @__zeroize_ERROR
int use_object() { return object.key[1]; }
// AFTER: define {{.*}} @use_member() {{#[0-9]+}} prefix ptr @__zeroize_ERROR
int use_member() { return holder::member[1]; }
// AFTER: define {{.*}} @use_later() {{#[0-9]+}} prefix ptr @__zeroize_ERROR
int use_later() { return later[1]; }
// AFTER: define {{.*}} @use_filler() {{#[0-9]+}} prefix ptr @__zeroize_ERROR
int use_filler() {
  unsigned char filled[32];
  filler(filled);
  return filled[1];
}
}
unsigned char later[32];
