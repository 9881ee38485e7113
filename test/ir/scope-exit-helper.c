// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Guards variables that have a cleanup of the user's own: theirs runs first, then the wipe, on every
// exit; the combined helper that sema writes is gone.

// RUN: %clang -O0 -S -emit-llvm -fpass-plugin=%ir_module %s -o - | FileCheck %s --implicit-check-not=__zeroize_scope_exit

void __zeroize_scope_exit(void *);
void users(int *);
static inline __attribute__((always_inline)) void both(int *p) __asm__("__zeroize_scope_exit_after.1");
static inline void both(int *p) {
  users(p);
  __zeroize_scope_exit(p);
}

// CHECK-LABEL: define {{.*}}@hold(
// CHECK:         call void @users(ptr noundef{{.*}} [[K:%[0-9]+]])
// CHECK-NEXT:    {{.*}}call ptr @memset(ptr [[K]], i32 0, i64 4)
int hold(int n) {
  __attribute__((annotate("zeroize.secret.storage"), cleanup(both))) int k = n;
  users(0);
  return 1;
}
