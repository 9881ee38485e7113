// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Of the runtime's helpers only those are emitted that something refers to, be it by way of another helper or of assembly; in
// whatever order functions are compiled. Beside callers that come last in the module, and helpers that call helpers.
// RUN: %zeroize %quiet -O2 -c %attrs_include %s -o %t.o && nm %t.o | FileCheck %s --implicit-check-not=' W __zeroize'
// RUN: %zeroize %quiet -O0 -c %attrs_include %s -o %t.o && nm %t.o | FileCheck %s --implicit-check-not='__zeroize_{{heap|settle|long|ask|code_walk}}'
// RUN: %zeroize %quiet -O2 -c -DMORE %attrs_include %s -o %t.o && nm %t.o | FileCheck %s --check-prefix=MORE --implicit-check-not=__zeroize_clear_upper
// RUN: %zeroize %quiet -O0 -c -DMORE %attrs_include %s -o %t.o && nm %t.o | FileCheck %s --check-prefix=MORE
// RUN: %zeroize %quiet -O2 -DMORE -DMAIN %attrs_include %s -o %t && %t
// RUN: %zeroize %quiet -O0 -DMORE -DMAIN %attrs_include %s -o %t && %t
// RUN: %zeroize %quiet -O2 -mcmodel=large -DMORE -DMAIN -fno-pie -no-pie %attrs_include %s -o %t && %t
// RUN: %zeroize %quiet -O2 -S -DMORE -DMAIN %attrs_include %s -o %t.s && FileCheck %s --check-prefix=HIDDEN --input-file=%t.s && %clang %t.s -o %t && %t
// HIDDEN-NOT: .hidden __zeroize_clear_upper
// HIDDEN-NOT: .weak __zeroize_clear_upper

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <zeroize/secret.h>

// CHECK: W __zeroize_enter
// CHECK: W __zeroize_find_known
// CHECK: W __zeroize_find_signals
// CHECK: W __zeroize_find_stack
// CHECK: W __zeroize_leave{{(_scratch)?$}}
// CHECK: W __zeroize_scrub_below
// CHECK: W __zeroize_scrub_signals
void mix(SECRET unsigned char *k) {
  for (int i = 0; i < 32; i++)
    k[i] ^= k[31 - i];
}

#ifdef MORE
// MORE-DAG: W __zeroize_clear_vectors
// MORE-DAG: W __zeroize_clear_x87
// MORE-DAG: W __zeroize_heap_realloc_as
// MORE-DAG: W __zeroize_heap_wipe_free
// MORE-DAG: W __zeroize_heap_size
// MORE-DAG: W __zeroize_probe_cpu
unsigned char *grow(SECRET unsigned char *k) {
  SECRET unsigned char *more = realloc(k, 64);
  char text[32];
  snprintf(text, sizeof text, "%d", more[3]);
  memset(more + 32, text[0], 32);
  return more;
}
#endif

#ifdef MAIN
int main(void) {
  unsigned char *k = malloc(32);
  memset(k, 7, 32);
  mix(k);
  unsigned char *more = grow(k);
  int bad = more[40] != '0' + more[3] % 10 && more[3] != 0;
  free(more);
  return bad;
}
#endif
