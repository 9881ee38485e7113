// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// The helpers come when there is nothing left to optimise: until then they are declarations, and must not make cleanups of calls
// that never throw.
// REQUIRES: x86_64-linux
// RUN: %zeroize %quiet -O1 -Xclang -disable-llvm-passes -S -emit-llvm %attrs_include %s -o %t.ll
// RUN: %opt -load-pass-plugin=%ir_module -passes=zeroize-protect -S %t.ll -o - | %FileCheck %s --check-prefix=EARLY
// RUN: %opt -load-pass-plugin=%ir_module -passes=zeroize-protect,zeroize-finish -S %t.ll -o - | %FileCheck %s --check-prefix=LATE
#include <stdlib.h>
#include <zeroize/secret.h>

// EARLY-NOT: define {{.*}}@__zeroize_{{[a-z]}}
// EARLY:     declare hidden {{.*}}@__zeroize_heap_wipe_free({{.*}}) [[HELPER:#[0-9]+]]
// EARLY-NOT: define {{.*}}@__zeroize_{{[a-z]}}
// EARLY:     attributes [[HELPER]] = { {{.*}}nounwind
// LATE:      define linkonce_odr hidden void @__zeroize_heap_wipe_free(
void drop(SECRET unsigned char *block) {
  block[0] = 1;
  free(block);
}
