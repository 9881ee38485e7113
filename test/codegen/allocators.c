// A margin behind each free would cost more than all the rest of releasing a block.
// RUN: %zeroize %quiet -O2 -S %s -o - | FileCheck %s

#include <stddef.h>

void free(void *);
void *malloc(size_t);

// CHECK-LABEL: releases.zeroize_body:
// CHECK: callq __zeroize_heap_wipe
// CHECK: callq *free@GOTPCREL
// CHECK-NOT: __zeroize_scrub_below
// CHECK: retq
void releases(__attribute__((secret)) char *p) { free(p); }
