// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Guards where the secret region ends: its root is not inlined into a caller that holds nothing, an
// always_inline root makes its callers holders, and one that got inlined by another way is noticed.

// RUN: %clang -O2 -S -emit-llvm -fpass-plugin=%ir_module %s -o - | FileCheck %s

#define SECRET __attribute__((annotate("zeroize.secret.storage"), cleanup(__zeroize_scope_exit)))
void __zeroize_scope_exit(void *);
void external(void *);
void between(void);

static void root(void) {
  SECRET char k[16];
  external(k);
}

// CHECK: define {{.*}}@caller() {{[^p]*}}{
// CHECK: call {{.*}}@root()
// CHECK: call {{.*}}@between()
void caller(void) {
  root();
  between();
}

static inline __attribute__((always_inline)) void forced(void) {
  SECRET char k[16];
  external(k);
}
static inline __attribute__((always_inline)) void forced_too(void) { forced(); }

// CHECK: define {{.*}}@absorbs() {{.*}}prefix
// CHECK-NOT: call {{.*}}@forced
// CHECK: ret void
void absorbs(void) {
  forced_too();
  between();
}

// The pointer's value becomes known only after the region's entries were fixed.
// CHECK: define {{.*}}@devirtualised() {{.*}}prefix
// CHECK: call void @external(ptr {{.*}}%
// CHECK: ret void
static void pointed_to(void) {
  SECRET char k[16];
  external(k);
}
void devirtualised(void) {
  void (*volatile_free)(void) = pointed_to;
  between();
  volatile_free();
}

// CHECK-NOT: llvm.sideeffect
