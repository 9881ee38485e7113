// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// What a program says of its own deallocators is lost to Clang, and has to reach the floor that wipes.
// RUN: %zeroize -O0 -w -Xclang -disable-llvm-passes -S -emit-llvm %s -o - | FileCheck %s

// CHECK-DAG: c"zeroize.release:2:\00"
// CHECK-DAG: c"zeroize.release:1:malloc\00"
void pool_put(void *pool, void *block);
void *pool_get(void *pool) __attribute__((malloc(pool_put, 2)));
void give(void *block) __attribute__((ownership_takes(malloc, 1)));

void use(__attribute__((secret)) char *p, void *pool) {
  give(p);
  pool_put(pool, pool_get(pool));
}
